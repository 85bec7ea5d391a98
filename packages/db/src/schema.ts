// The one barrel: drizzle-kit reads every table from here. Nothing else imports it.
export * from './account/table.ts';
export * from './agenda/table.ts';
export * from './audit/table.ts';
export * from './canvas/table.ts';
export * from './chat/table.ts';
export * from './classroom/table.ts';
export * from './course/table.ts';
export * from './idempotency/table.ts';
export * from './invite/table.ts';
export * from './media/table.ts';
export * from './notice/table.ts';
export * from './outbox/table.ts';
export * from './quiz/table.ts';
export * from './reward/table.ts';
export * from './room/table.ts';
export * from './space/table.ts';
export * from './storage/table.ts';
