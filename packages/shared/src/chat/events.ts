import { z } from 'zod';
import { defineTopic } from '../kernel/topic.ts';
import { ChatText, Emoji } from './contract.ts';

const Target = z.int().min(1);

/** What can happen to talk. `seq` names the message that an edit, a deletion or a reaction is about. */
export const chatTopic = defineTopic('chat', {
  sent: z.object({ text: ChatText, reply_to: Target.optional() }),
  edited: z.object({ seq: Target, text: ChatText }),
  deleted: z.object({ seq: Target }),
  /** The same emoji by the same person again takes it back. */
  reacted: z.object({ seq: Target, emoji: Emoji }),
});
