import { Ack, type Down, Nack, Notice, Pong, RoomEvent, RoomState, Signal, Welcome } from '@lyceum/shared/wire/down.ts';
import { config } from 'zod/v4/core';

// Content security policies forbid code from strings, which zod would otherwise try.
config({ jitless: true });

const schemas = {
  welcome: Welcome,
  event: RoomEvent,
  state: RoomState,
  signal: Signal,
  ack: Ack,
  nack: Nack,
  pong: Pong,
  notice: Notice,
} as const;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const read = (message: unknown): Down[] => {
  if (typeof message !== 'object' || message === null) return [];
  const type = (message as { type?: unknown }).type;
  if (typeof type !== 'string' || !Object.hasOwn(schemas, type)) return [];
  const result = schemas[type as keyof typeof schemas].safeParse(message);
  return result.success ? [result.data] : [];
};

/** The messages of one frame, in order. What is unknown or malformed is left out: a lost event shows as a gap and is fetched again. */
export const decode = (text: unknown): Down[] => {
  const parsed = typeof text === 'string' ? parseJson(text) : null;
  return (Array.isArray(parsed) ? parsed : [parsed]).flatMap(read);
};
