import type { FastifyInstance } from 'fastify';
import type { CanvasService } from './service.ts';

/** Where Canvas sends browsers back to. */
export const callbackPath = '/api/v1/canvas/oauth/callback';

const first = (value: unknown): string | undefined => {
  const [one] = Array.isArray(value) ? value : [value];
  return typeof one === 'string' && one.length <= 4096 ? one : undefined;
};

/** Takes browsers that come back from Canvas, and sends them on to our own page. What was in the address goes no further. */
export const takeCallbacks = (scope: FastifyInstance, canvas: Pick<CanvasService, 'oauthFinish'>): void => {
  scope.get<{ Querystring: Record<string, unknown> }>(callbackPath, async ({ query, actor }, reply) => {
    const { state, code, error } = query;
    const finish = await canvas.oauthFinish({ state: first(state), code: first(code), error: first(error) }, actor);
    return reply.header('referrer-policy', 'no-referrer').redirect(finish === 'connected' ? '/canvas' : `/canvas?error=${finish}`, 302);
  });
};
