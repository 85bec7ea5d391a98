import type { FastifyInstance } from 'fastify';
import type { StorageService } from './service.ts';

/** The lasting addresses of files: each leads whoever may see the file to a short-lived one. */
export const leadToFiles = (scope: FastifyInstance, storage: Pick<StorageService, 'open'>): void => {
  scope.get<{ Params: { folder: string; name: string } }>(
    '/storage/:folder(^(?:avatars|thumbnails|attachments|lessons)$)/:name',
    async (request, reply) => {
      const { folder, name } = request.params;
      const { url, expiresIn } = await storage.open(`${folder}/${name}`, request.actor);
      // Kept for half of the time that the address is good for, by this browser alone.
      return reply.header('cache-control', `private, max-age=${Math.floor(expiresIn / 2)}`).redirect(url, 302);
    },
  );
};
