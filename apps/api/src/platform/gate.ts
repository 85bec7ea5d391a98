import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './actor.ts';
import { networkOf } from './address.ts';
import type { Throttle } from './throttle.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the gate, in front of everything that asks for it. */
    actor: Actor;
  }
}

/** What a request says about who sends it, and the answer to that. */
export interface GateOptions {
  readonly identify: (proofs: {
    readonly authorization: string | undefined;
    readonly apiKey: string | undefined;
    readonly cookie: string | undefined;
  }) => Promise<{ readonly actor: Actor; readonly renewed: string | null }>;
  readonly throttle: Throttle;
}

const single = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header.join() : header);

/** Whose requests are counted together: a person's, a key's, or those of an address. */
export const payerOf = (actor: Actor, address: string): string => {
  if (actor.kind === 'guest') return `network ${networkOf(address)}`;
  return actor.kind === 'key' ? `key ${actor.keyId}` : `person ${actor.id}`;
};

/** Makes room for the actor in every request of the app; call once, before any scope uses `openGate`. */
export const addActors = (app: FastifyInstance): void => {
  app.decorateRequest('actor');
};

/** Looks who asks, and how often. */
export const gateHook =
  ({ identify, throttle }: GateOptions) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { authorization, cookie } = request.headers;
    const apiKey = single(request.headers['x-api-key']);
    const { actor, renewed } = await identify({ authorization, apiKey, cookie });
    request.actor = actor;
    reply.header('cache-control', 'no-store');
    if (renewed !== null) reply.header('set-cookie', renewed);
    await throttle.take('requests', payerOf(actor, request.ip));
  };

/** Puts the gate in front of everything of a scope. */
export const openGate = (scope: FastifyInstance, options: GateOptions): void => {
  scope.addHook('onRequest', gateHook(options));
};
