import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { KeyedRequest } from '@lyceum/db/idempotency/writer.ts';
import type { Store } from '@lyceum/db/transact.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { payerOf } from './gate.ts';
import type { Secrets } from './secrets.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while this request holds an `Idempotency-Key`. */
    keyed: KeyedRequest | null;
  }
}

/** What keeping answers needs. */
export interface IdempotencyPorts {
  readonly store: Pick<Store, 'transact'>;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** Answers hold tokens: what is kept of them is encrypted, and bound to its row. */
export const answerVault = (key: Buffer) => ({
  seal: (text: string, row: string): Buffer => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(row));
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  open: (sealed: Buffer, row: string): string => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(row));
    decipher.setAuthTag(sealed.subarray(-16));
    return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  },
});

const rowOf = ({ actor, key }: KeyedRequest): string => `${actor}\n${key}`;

const keyOf = (request: FastifyRequest): string | undefined => {
  const given = request.headers['idempotency-key'];
  if (given === undefined || request.method !== 'POST') return undefined;
  if (typeof given === 'string' && /^[\x21-\x7e]{1,255}$/.test(given)) return given;
  throw new Refusal('malformed', { message: 'An Idempotency-Key is 1 to 255 visible ASCII characters.' });
};

/** What an answer is worth keeping for: what was done, and conflicts. Anything else did nothing and may be tried again. */
const isKept = (status: number): boolean => (status >= 200 && status < 300) || status === 409 || status === 410;

/** Honours `Idempotency-Key` on the POSTs of a scope: the first of any number at once runs, the others get its answer. */
export const keepAnswers = (scope: FastifyInstance, { store, secrets, clock }: IdempotencyPorts): void => {
  const vault = answerVault(secrets.keyFor('kept answers'));
  const hashKey = secrets.keyFor('request bodies');
  const bodyHash = (request: FastifyRequest): string =>
    createHmac('sha256', hashKey)
      .update(`${request.method} ${request.url.replace(/\/+$/, '')}\n${JSON.stringify(request.body) ?? ''}`)
      .digest('hex');

  scope.decorateRequest('keyed', null);
  scope.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    if (key === undefined) return;
    const keyed = { actor: payerOf(request.actor, request.ip), key, bodyHash: bodyHash(request) };
    const claim = await store.transact((tx) => tx.idempotency.claim(keyed, new Date(clock.now())));
    if (claim.is === 'other') throw new Refusal('idempotency_mismatch');
    if (claim.is === 'running') throw new Refusal('idempotency_running', { retryAfterMs: 1000 });
    if (claim.is === 'ours') {
      request.keyed = keyed;
      return;
    }
    const { type, text } = JSON.parse(vault.open(claim.answer, rowOf(keyed))) as { type: string | null; text: string };
    reply.code(claim.status).header('idempotency-replayed', 'true');
    if (type !== null) reply.header('content-type', type);
    // As bytes, so that the type goes out as it was.
    return reply.send(Buffer.from(text));
  });
  scope.addHook('onSend', async (request, reply, payload) => {
    const { keyed } = request;
    if (!keyed) return;
    request.keyed = null;
    if (!isKept(reply.statusCode)) {
      await store.transact((tx) => tx.idempotency.release(keyed));
      return;
    }
    const type = reply.getHeader('content-type') ?? null;
    const answer = vault.seal(JSON.stringify({ type, text: String(payload ?? '') }), rowOf(keyed));
    await store.transact((tx) => tx.idempotency.keep(keyed, { status: reply.statusCode, answer }));
  });
};
