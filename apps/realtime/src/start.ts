import { openRoomLog } from '@lyceum/db/room-log';
import { redisBus } from '@lyceum/platform/bus.redis.ts';
import { systemClock } from '@lyceum/platform/clock.ts';
import { createLog } from '@lyceum/platform/log.ts';
import { createTickets } from '@lyceum/platform/ticket.ts';
import { controlChannel } from '@lyceum/shared/room/wire.ts';
import type { readEnv } from './env.ts';
import { accountHandlers } from './features/account/handlers.ts';
import { syncFanout } from './features/canvas/fanout.ts';
import { chatFanout } from './features/chat/fanout.ts';
import { chatHandlers } from './features/chat/handlers.ts';
import { eventFanout, handFanout, personFanout, reactionFanout, rightsFanout, roomFanout } from './features/classroom/fanout.ts';
import { classroomHandlers } from './features/classroom/handlers.ts';
import { rewardFanout } from './features/reward/fanout.ts';
import { createAllowance, unlimited } from './platform/allowance.ts';
import { createAppend } from './platform/append.ts';
import { createArrivals } from './platform/arrivals.ts';
import { createDispatch } from './platform/dispatch.ts';
import { createDoor } from './platform/door.ts';
import { createConsequences } from './platform/fanout.ts';
import { createGate } from './platform/gate.ts';
import { createHub, type Hub } from './platform/hub.ts';
import { createJoin } from './platform/join.ts';
import { createPages } from './platform/pages.ts';
import { createPresence } from './platform/presence.ts';
import { deliverSignal, sendSignal } from './platform/signals.ts';
import { createStateLane } from './platform/state-lane.ts';
import { startUpkeep } from './platform/upkeep.ts';
import { createServer } from './server.ts';

const fanout = {
  chat: chatFanout,
  person: personFanout,
  rights: rightsFanout,
  hand: handFanout,
  reaction: reactionFanout,
  event: eventFanout,
  room: roomFanout,
  reward: rewardFanout,
  sync: syncFanout,
};

/** Puts the realtime tier together and starts it. */
export const start = async (env: ReturnType<typeof readEnv>) => {
  const logger = createLog({ name: 'realtime', level: env.LOG_LEVEL });
  const clock = systemClock;
  const bus = redisBus({ url: env.REDIS_URL, log: logger });
  const { broadcast, listen } = createServer();
  let hub: Hub;
  const log = openRoomLog({
    url: env.DATABASE_URL,
    name: 'lyceum-realtime',
    log: logger,
    committed: (events) => hub.committed(events),
    doubted: (room, seq) => {
      const here = hub.find(room);
      if (here && here.seq < seq) upkeep.check();
    },
  });
  const recovery = createGate(20); // R6: at most 20 recovery queries at a time
  const states = createStateLane({ log, bus, broadcast, clock, logger });
  hub = createHub({
    log,
    bus,
    broadcast,
    logger,
    states,
    recovery: createGate(20),
    consequences: createConsequences(fanout, states),
    signal: deliverSignal(broadcast),
  });
  const presence = createPresence({ log, hub, states, logger });
  const join = createJoin({ log, hub, presence, recovery });
  const limits = env.LYCEUM_RATE_LIMITS;
  const arrivals = createArrivals({ join, presence, logger, allowance: () => (limits ? createAllowance(performance.now()) : unlimited) });
  const door = createDoor({
    tickets: createTickets({ secret: env.SECRET_KEY, clock }),
    origins: [new URL(env.PUBLIC_URL).origin, ...env.CORS_ORIGINS],
  });
  const append = createAppend(log);
  const dispatch = createDispatch(
    {
      ...accountHandlers({ door, log }),
      ...chatHandlers({ append, log, broadcast }),
      ...classroomHandlers({ append, log, states, join, leave: arrivals.leave, signal: sendSignal(broadcast, bus) }),
    },
    { logger },
  );
  const upkeep = startUpkeep({ log, hub, states, presence, arrivals, clock, logger });
  bus.onReconnect(upkeep.check);
  void bus.subscribe(controlChannel, arrivals.control);
  const { health, pages } = createPages({ log, hub, arrivals });
  const server = await listen({
    port: env.REALTIME_PORT,
    enter: door.enter,
    open: arrivals.open,
    message: dispatch,
    heard: arrivals.heard,
    closed: arrivals.closed,
    pages,
  });
  logger.info({ port: server.port }, 'the realtime tier listens');
  return {
    stop: async () => {
      health.drain();
      server.stopListening();
      arrivals.drain();
      upkeep.stop();
      await states.flush();
      await log.retire();
      server.close();
      await Promise.allSettled([bus.close(), log.close()]);
    },
  };
};
