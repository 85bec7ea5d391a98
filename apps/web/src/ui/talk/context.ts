import type { Message } from '@lyceum/shared/chat/contract.ts';
import { createContext, useContext } from 'react';
import type { RoomClient } from '../../lib/room-socket/client.ts';
import type { RoomView } from '../../lib/room-socket/rules.ts';

/** What the next message will be: a new one, an answer, or other words for an old one. */
export type Writing = { readonly kind: 'new' } | { readonly kind: 'reply' | 'edit'; readonly message: Message };

/** A page of older messages; `more` tells whether there are still older ones. */
export type LoadOlder = (beforeSeq: number) => Promise<{ readonly items: readonly Message[]; readonly more: boolean }>;

/** What every line of a conversation may need. */
export interface TalkTools {
  readonly client: RoomClient;
  readonly view: RoomView;
  readonly dense: boolean;
  readonly write: (writing: Writing) => void;
}

export const TalkContext = createContext<TalkTools | null>(null);

/** The conversation around a line. */
export const useTalk = (): TalkTools => {
  const tools = useContext(TalkContext);
  if (!tools) throw new Error('a line of talk stands outside of a conversation');
  return tools;
};
