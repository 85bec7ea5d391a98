import type { HandlersOf } from '@lyceum/shared/kernel/topic.ts';
import type { Actor } from '@lyceum/shared/room/contract.ts';
import { type EventKind, type Topics, topics } from '@lyceum/shared/topics.ts';
import type { LocalRoom } from './room.ts';
import type { StateLane } from './state-lane.ts';

/** What a fan-out function may touch once its event has been given to everyone in the room here. */
export interface FanoutContext {
  readonly room: LocalRoom;
  readonly actor: Actor;
  readonly states: StateLane;
}

/** One function per event of every topic: an event that nobody thought about does not compile. */
export type Fanout = { readonly [T in keyof Topics]: HandlersOf<Topics[T], FanoutContext> };

/** For events that need nothing but their delivery. */
export const pass = (): void => undefined;

/** What follows from delivered events. Batches without a consequence are not even parsed. */
export const createConsequences = (fanout: Fanout, states: StateLane) => {
  const byKind = new Map<string, (data: never, ctx: FanoutContext) => void>();
  for (const topic of Object.values(topics)) {
    for (const [name, handle] of Object.entries(fanout[topic.name])) if (handle !== pass) byKind.set(`${topic.name}.${name}`, handle);
  }
  return (room: LocalRoom, batch: { readonly frame: string; readonly kinds: readonly string[] }): void => {
    if (!batch.kinds.some((kind) => byKind.has(kind))) return;
    for (const event of JSON.parse(batch.frame) as { kind: EventKind; actor: Actor; data: never }[]) {
      byKind.get(event.kind)?.(event.data, { room, actor: event.actor, states });
    }
  };
};
