import { setTimeout as wait } from 'node:timers/promises';
import { StackFault } from './fault.ts';

/** An address that has to answer before the stack is ready. */
export interface Address {
  readonly name: string;
  readonly url: string;
}

const answers = async (url: string): Promise<boolean> => {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(3_000), redirect: 'manual' });
    await reply.body?.cancel();
    return reply.status < 400;
  } catch {
    return false;
  }
};

const patienceMs = 60_000;

/** Waits until every address answers; gives up when `trouble` names a reason, or after a minute. */
export const awaitReady = async (addresses: readonly Address[], trouble: () => string | undefined): Promise<void> => {
  const until = Date.now() + patienceMs;
  await Promise.all(
    addresses.map(async ({ name, url }) => {
      while (!(await answers(url))) {
        const reason = trouble() ?? (Date.now() > until ? `${name} does not answer at ${url}.` : undefined);
        if (reason !== undefined) throw new StackFault(reason);
        await wait(50);
      }
    }),
  );
};
