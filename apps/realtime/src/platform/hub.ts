import type { Admission, RoomLog } from '@lyceum/db/room-log';
import type { Bus, Log } from '@lyceum/shared/kernel/ports.ts';
import type { RoomKey } from '@lyceum/shared/room/contract.ts';
import { batchesOf, type Committed, frameOf, pack, type RoomMessage, roomChannel, unpack } from '@lyceum/shared/room/wire.ts';
import type { Gate } from './gate.ts';
import { type Arrival, arrange, createRoom, type LocalRoom } from './room.ts';
import type { Broadcast } from './socket.ts';
import type { StateLane } from './state-lane.ts';

export interface HubOptions {
  readonly log: Pick<RoomLog, 'nodeId' | 'since' | 'heads' | 'states'>;
  readonly bus: Bus;
  readonly broadcast: Broadcast;
  readonly logger: Log;
  /** Bounds how many recoveries ask Postgres at once. */
  readonly recovery: Gate;
  readonly states: StateLane;
  /** What follows from delivered events. */
  readonly consequences: (room: LocalRoom, batch: Arrival) => void;
  readonly signal: (room: LocalRoom, message: Extract<RoomMessage, { lane: 'signal' }>) => void;
}

/** The rooms that somebody on this node is in, and the way of events into them. */
export interface Hub {
  /** The room here; made, and its channel subscribed to, when the first one comes. */
  open(admission: Admission): LocalRoom;
  find(key: RoomKey): LocalRoom | undefined;
  rooms(): Iterable<LocalRoom>;
  /** Gives events that this process committed to the sessions here and to the other nodes. */
  committed(events: readonly Committed[]): void;
  /** Resolves when the room has been given every event up to `seq`, from Postgres if need be. */
  reach(room: LocalRoom, seq: number): Promise<void>;
  /** Compares every room with Postgres and reads what is missing. */
  check(): Promise<void>;
  /** Forgets a room that nobody here is in. */
  release(room: LocalRoom): void;
}

const pageOfEvents = 1000;
// An event that was overtaken by a later one is usually here within a turn or two; after this it is read from Postgres.
const patienceMs = 20;

export const createHub = (options: HubOptions): Hub => {
  const { log, bus, broadcast, logger, states } = options;
  const rooms = new Map<RoomKey, LocalRoom>();
  const leaves = new Map<LocalRoom, Promise<() => Promise<void>>>();
  const catchUps = new Map<LocalRoom, Promise<void>>();
  let checkedAt = 0;

  const take = (room: LocalRoom, arrival: Arrival): void => {
    const { deliver, gap } = arrange(room, arrival);
    for (const batch of deliver) {
      broadcast(room.key, batch.frame);
      options.consequences(room, batch);
    }
    if (gap) setTimeout(() => heal(room, arrival.last), patienceMs);
  };

  const heal = (room: LocalRoom, seq: number): void => {
    if (room.seq >= seq || rooms.get(room.key) !== room) return;
    catchUp(room).catch((err: unknown) => logger.warn({ err, room: room.key }, 'a gap could not be filled yet'));
  };

  // One at a time a room; whoever asks meanwhile shares it.
  const catchUp = (room: LocalRoom): Promise<void> => {
    const running = catchUps.get(room);
    if (running) return running;
    const run = options
      .recovery(async () => {
        for (let more = true; more; ) {
          const from = room.seq;
          const events = await log.since(room, { since: from, limit: pageOfEvents });
          for (const event of events) take(room, { first: event.seq, last: event.seq, frame: `[${event.text}]`, kinds: [event.kind] });
          more = events.length === pageOfEvents;
        }
      })
      .finally(() => catchUps.delete(room));
    catchUps.set(room, run);
    return run;
  };

  const receive = (key: RoomKey, text: string): void => {
    const room = rooms.get(key);
    const message = unpack(text);
    if (!room || !message || message.node === log.nodeId) return;
    if (message.lane === 'log') take(room, { first: message.first, last: message.last, frame: message.body, kinds: message.kinds });
    else if (message.lane === 'state') states.receive(room, message);
    else options.signal(room, message);
  };

  const checkRooms = async (list: readonly LocalRoom[], statesAfter: number): Promise<void> => {
    if (list.length === 0) return;
    const heads = await log.heads(list.map(({ roomId, seq }) => ({ roomId, seq })));
    await Promise.all(list.filter((room) => (heads.get(room.roomId) ?? 0) > room.seq).map(catchUp));
    const values = await log.states(
      list.map((room) => room.roomId),
      statesAfter,
    );
    for (const room of list)
      states.merge(
        room,
        values.filter((value) => value.roomId === room.roomId),
      );
  };

  return {
    open: (admission) => {
      const known = rooms.get(admission.room);
      if (known) return known;
      const room = createRoom({ key: admission.room, roomId: admission.roomId, epoch: admission.epoch, seq: admission.seq });
      rooms.set(room.key, room);
      const subscribed = bus.subscribe(roomChannel(room.key), (message) => receive(room.key, message));
      leaves.set(room, subscribed);
      // What was published before the subscription stood is read from Postgres. Nobody waits for Redis here.
      subscribed
        .then(() => checkRooms([room], 0))
        .catch((err: unknown) => logger.warn({ err, room: room.key }, 'a room was opened without its channel; head checks cover for it'));
      return room;
    },
    find: (key) => rooms.get(key),
    rooms: () => rooms.values(),
    committed: (events) => {
      for (const { room: key, first, last, texts, kinds } of batchesOf(events)) {
        const body = frameOf(texts);
        const room = rooms.get(key);
        if (room) take(room, { first, last, frame: body, kinds });
        void bus.publish(roomChannel(key), pack({ lane: 'log', node: log.nodeId, first, last, kinds, body })).catch(() => undefined);
      }
    },
    reach: async (room, seq) => {
      while (room.seq < seq) await catchUp(room);
    },
    check: async () => {
      // Values are stamped by the clocks of several machines; five seconds cover their differences and the write-behind.
      const after = Math.max(0, checkedAt - 5_000_000);
      checkedAt = Date.now() * 1000;
      await checkRooms([...rooms.values()], after);
    },
    release: (room) => {
      rooms.delete(room.key);
      const leave = leaves.get(room);
      leaves.delete(room);
      void leave?.then((stop) => stop()).catch(() => undefined);
    },
  };
};
