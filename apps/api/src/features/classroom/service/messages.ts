import type { Message } from '@lyceum/shared/chat/contract.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';
import { find } from './find.ts';

/** Which messages: of this lesson, before that number. */
export interface MessagesQuery {
  readonly id: SessionId;
  readonly before_seq?: number | undefined;
  readonly limit: number;
}

/** A page of what was said in a lesson, oldest first. */
export const messages =
  ({ store }: Pick<ClassroomPorts, 'store'>) =>
  async ({ id, before_seq, limit }: MessagesQuery, actor: Actor): Promise<{ items: Message[]; next_cursor: string | null }> => {
    const { roomId } = await find({ store })(id, asking(actor));
    const items = await store.read.chat.messages(roomId, { before: before_seq ?? null, limit });
    const oldest = items[0];
    return { items, next_cursor: oldest && items.length === limit ? String(oldest.seq) : null };
  };
