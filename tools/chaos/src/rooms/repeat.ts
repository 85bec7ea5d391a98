import { openSocket } from '@lyceum/testkit/socket.ts';
import type { House } from './house.ts';
import type { Figure } from './trials.ts';

/** R4: one command 50 times in parallel over two nodes, and once more as if a day had passed; then another body under its cid. */
export const repeatCommand = async ({ seats, db }: House): Promise<readonly Figure[]> => {
  const seat = seats[0];
  if (!seat) throw new Error('nobody is here');
  const sockets = await Promise.all(
    seat.nodes.flatMap((node) => Array.from({ length: 5 }, () => openSocket(`${node}/ws/classroom/${seat.session}/?token=${seat.token}`))),
  );
  await Promise.all(sockets.map((socket) => socket.next('welcome')));
  const command = { type: 'chat.send', cid: 'the-same-fifty-times', data: { text: 'once' } } as const;
  for (let n = 0; n < 50; n++) sockets[n % sockets.length]?.send(command);
  const first = await Promise.all(sockets.map((socket) => socket.next('ack', (ack) => ack.cid === command.cid)));
  await db.pool.query(`update room_event set at = at - interval '1 day' where cid = $1`, [command.cid]);
  for (const socket of sockets) socket.terminate();
  const later = await openSocket(`${seat.nodes[1]}/ws/classroom/${seat.session}/?token=${seat.token}`);
  await later.next('welcome');
  later.send(command);
  const again = await later.next('ack', (ack) => ack.cid === command.cid);
  later.send({ ...command, data: { text: 'twice' } });
  const refused = await later.next('nack', (nack) => nack.cid === command.cid);
  later.terminate();
  const { rows } = await db.pool.query('select 1 from room_event where cid = $1', [command.cid]);
  const answers = new Set([...first, again].map((ack) => ack.seq));
  return [
    { what: 'events beyond the one', value: Math.abs(rows.length - 1), atMost: 0 },
    { what: 'answers that differ', value: answers.size - 1, atMost: 0 },
    { what: 'another body under the same cid accepted', value: refused.code === 'cid_reused' ? 0 : 1, atMost: 0 },
  ];
};
