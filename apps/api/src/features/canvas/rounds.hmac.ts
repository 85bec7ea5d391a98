import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import { z } from 'zod';
import type { Rounds } from './ports.ts';

/** As long as signing in at a school may take. */
const lifeMs = 10 * 60_000;

const Content = z.object({ personId: z.string(), canvasUrl: z.string(), canvasName: z.string(), until: z.number() });

/** Rounds that nobody needs to store: signed, and good for ten minutes. A code is good once, so a round may be read twice. */
export const signedRounds = ({ key, clock }: { readonly key: Buffer; readonly clock: Clock }): Rounds => {
  const macOf = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    sign: (round) => {
      const text = Buffer.from(JSON.stringify({ ...round, until: clock.now() + lifeMs })).toString('base64url');
      return `${text}.${macOf(text).toString('base64url')}`;
    },
    read: (state) => {
      const [text = '', mac = ''] = state.split('.');
      const [given, right] = [Buffer.from(mac, 'base64url'), macOf(text)];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const { until, ...round } = Content.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
      return until > clock.now() ? round : null;
    },
  };
};
