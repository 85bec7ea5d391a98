import type { FastifyInstance } from 'fastify';
import type { MediaService } from './service.ts';

const largest = 1_048_576; // 1 MiB: an asset with hundreds of tracks is a tenth of it

/** Takes the messages of Mux. They are signed over their bytes, so nothing reads them before. */
export const takeMessages = (scope: FastifyInstance, media: Pick<MediaService, 'receive'>): void => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largest }, (_request, body, done) => done(null, body));
  scope.post('/api/mux/webhook', async (request) => {
    const header = request.headers['mux-signature'];
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    await media.receive({ body, signature: Array.isArray(header) ? header.join() : header });
    return { received: true };
  });
};
