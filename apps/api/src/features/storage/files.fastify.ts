import { filesPath } from '@lyceum/platform/objects/address.ts';
import type { FolderObjects } from '@lyceum/platform/objects/objects.folder.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

interface FileRoute {
  Params: { '*': string };
  Querystring: Record<string, unknown>;
}

const refuse = (message: string): Refusal => new Refusal('forbidden', { message });

/** What is asked of a file: all of it, a part, or a part that it does not have. Several parts at once are answered with all of it. */
const partOf = (range: string | undefined, size: number): { readonly from: number; readonly to: number } | 'all' | 'none' => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return 'all';
  if (first === '') return Number(last) === 0 || size === 0 ? 'none' : { from: Math.max(0, size - Number(last)), to: size - 1 };
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < Number(first)) return 'all';
  return Number(first) >= size ? 'none' : { from: Number(first), to };
};

const take =
  ({ addresses, take: takeFile }: FolderObjects) =>
  async (request: FastifyRequest<FileRoute>, reply: FastifyReply): Promise<FastifyReply> => {
    const granted = addresses.provePut(request.params['*'], request.query);
    if (!granted) throw refuse('This address is not valid, or not any more.');
    const { 'content-type': type, 'content-length': length } = request.headers;
    if (type !== granted.type) throw refuse(`The Content-Type must be ${granted.type}.`);
    if (length !== String(granted.size)) throw refuse(`The Content-Length must be ${granted.size}.`);
    if (!(await takeFile(granted.key, request.raw, granted.size))) throw refuse(`The file must have ${granted.size} bytes.`);
    return reply.code(200).send();
  };

const serve =
  ({ addresses, sizeOf, stream }: FolderObjects) =>
  async (request: FastifyRequest<FileRoute>, reply: FastifyReply): Promise<FastifyReply> => {
    const granted = addresses.proveGet(request.params['*'], request.query);
    if (!granted) throw refuse('This address is not valid, or not any more.');
    const size = await sizeOf(granted.key);
    if (size === null) throw new Refusal('not_found');
    const tag = `"${granted.key}"`;
    reply.headers({
      // What people upload is shown as what it is, and can do nothing where it is shown.
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': granted.type,
      'content-disposition': granted.disposition,
      'cache-control': 'private, max-age=300',
      'accept-ranges': 'bytes',
      etag: tag,
    });
    const { range, 'if-range': ifRange } = request.headers;
    const part = partOf(ifRange === undefined || ifRange === tag ? range : undefined, size);
    if (part === 'none') return reply.code(416).header('content-range', `bytes */${size}`).header('content-length', '0').send();
    const { from, to } = part === 'all' ? { from: 0, to: size - 1 } : part;
    if (part !== 'all') reply.code(206).header('content-range', `bytes ${from}-${to}/${size}`);
    reply.header('content-length', String(to - from + 1));
    return request.method === 'HEAD' ? reply.send() : reply.send(await stream(granted.key, { from, to }));
  };

/** Takes and serves the files of a folder at signed addresses; nothing but the signature is asked for. */
export const serveFiles = (scope: FastifyInstance, folder: FolderObjects): void => {
  scope.removeAllContentTypeParsers();
  // Left unread: a film goes from the wire to the disk without standing in memory.
  scope.addContentTypeParser('*', (_request, _body, done) => done(null));
  scope.route<FileRoute>({ method: 'PUT', url: `${filesPath}*`, handler: take(folder) });
  scope.route<FileRoute>({ method: ['GET', 'HEAD'], url: `${filesPath}*`, handler: serve(folder) });
};
