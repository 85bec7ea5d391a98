import type { FastifyInstance } from 'fastify';

/** Refuses compressed bodies in a scope: nobody needs them here, and a small one can become a very large one. */
export const refuseCompressed = (scope: FastifyInstance): void => {
  scope.addHook('onRequest', async ({ headers }) => {
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') throw Object.assign(new Error('compressed body'), { statusCode: 415 });
  });
};
