import { syncTopic } from './canvas/events.ts';
import { chatTopic } from './chat/events.ts';
import { eventTopic, handTopic, personTopic, reactionTopic, rightsTopic, roomTopic } from './classroom/events.ts';
import type { KindOf } from './kernel/topic.ts';
import { rewardTopic } from './reward/events.ts';

/** Everything that can happen in a room's log, by topic. */
export const topics = {
  chat: chatTopic,
  person: personTopic,
  rights: rightsTopic,
  hand: handTopic,
  reaction: reactionTopic,
  event: eventTopic,
  room: roomTopic,
  reward: rewardTopic,
  sync: syncTopic,
} as const;
export type Topics = typeof topics;

/** `chat.sent`, `person.joined`, … */
export type EventKind = KindOf<Topics[keyof Topics]>;
