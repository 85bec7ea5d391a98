import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';

/** What can go wrong with one answer. */
export type Fault =
  | 'bad_gateway'
  | 'unavailable'
  | 'reset'
  | 'cut_short'
  | 'html'
  | 'slow_body'
  | 'loop'
  | 'off_host'
  | 'throttled'
  | 'not_json';

/** Faults that pass by themselves: asked again, the answer is right. */
export const passing: readonly Fault[] = ['bad_gateway', 'unavailable', 'reset', 'cut_short', 'html', 'slow_body', 'throttled', 'not_json'];
/** Faults that do not: a page that leads to itself, or to another host. */
export const lasting: readonly Fault[] = ['loop', 'off_host'];

/** Which faults, and how often one of them: 0 to 1. */
export interface FaultPlan {
  readonly kinds: readonly Fault[];
  readonly rate: number;
}
export const noFaults: FaultPlan = { kinds: [], rate: 0 };

/** Which fault the next answer has. */
export const drawFault = ({ kinds, rate }: FaultPlan, random: Random): Fault | null =>
  kinds.length > 0 && random.chance(rate) ? random.pick(kinds) : null;

const page = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Your school asks you to sign in.</body></html>';

/** Answers with a fault instead of what was asked. False: this fault is in what is answered, not in how. */
export const answerFault = async (
  response: ServerResponse,
  fault: Fault,
  { text, headers }: { readonly text: string; readonly headers: Readonly<Record<string, string>> },
): Promise<boolean> => {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  // Slow or cut short, an answer begins like any other.
  const json = { 'content-type': 'application/json; charset=utf-8', ...headers };
  if (fault === 'bad_gateway') response.writeHead(502, html).end('<html><body>502 Bad Gateway</body></html>');
  else if (fault === 'unavailable')
    response.writeHead(503, { ...json, 'retry-after': '1' }).end('{"errors":[{"message":"down for a moment"}]}');
  else if (fault === 'reset') response.socket?.resetAndDestroy();
  else if (fault === 'html') response.writeHead(200, html).end(page);
  else if (fault === 'not_json') response.writeHead(200, json).end('while(1);[');
  else if (fault === 'cut_short') {
    response.writeHead(200, { ...json, 'content-length': Buffer.byteLength(text) + 10 });
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
  } else if (fault === 'slow_body') {
    response.writeHead(200, json);
    for (let at = 0; at < text.length && !response.destroyed; at += Math.max(1, Math.ceil(text.length / 4))) {
      response.write(text.slice(at, at + Math.max(1, Math.ceil(text.length / 4))));
      await sleep(20);
    }
    response.end();
  } else return false;
  return true;
};
