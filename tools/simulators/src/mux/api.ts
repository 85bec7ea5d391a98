import { timingSafeEqual } from 'node:crypto';
import { type Lifecycle, newId } from './lifecycle.ts';
import type { Asset, Records, Track, Upload } from './records.ts';

/** What the stand-in's API is made of. */
export interface ApiPorts {
  readonly records: Records;
  readonly life: Lifecycle;
  readonly token: { readonly id: string; readonly secret: string };
  /** Where the stand-in is found from outside. */
  readonly address: () => string;
}

/** What is asked of the API. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What it answers; nothing at all with 204. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: object;
}

const failed = (status: number, type: string, message: string): ApiAnswer => ({ status, body: { error: { type, messages: [message] } } });
const missing = failed(404, 'not_found', 'The requested resource either doesn’t exist or you don’t have access to it.');
const data = (value: object, status = 200): ApiAnswer => ({ status, body: { data: value } });

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const isAllowed = (authorization: string | undefined, { id, secret }: ApiPorts['token']): boolean => {
  const given = Buffer.from(authorization ?? '');
  const wanted = Buffer.from(`Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

const createUpload = ({ records, life, address }: ApiPorts, body: ApiRequest['body']): ApiAnswer => {
  const id = newId();
  const upload: Upload = {
    id,
    status: 'waiting',
    timeout: typeof body['timeout'] === 'number' ? body['timeout'] : 3600,
    cors_origin: text(body['cors_origin']) ?? '',
    new_asset_settings: (body['new_asset_settings'] ?? {}) as Upload['new_asset_settings'],
    created_at: Date.now(),
    url: `${address()}/upload/${id}`,
  };
  records.uploads.set(id, upload);
  void records.save();
  life.created(upload);
  return data(upload, 201);
};

const cancelUpload = ({ records, life }: ApiPorts, upload: Upload): ApiAnswer => {
  if (upload.status !== 'waiting') return failed(403, 'invalid_state', 'Only an upload that is waiting can be cancelled.');
  upload.status = 'cancelled';
  void records.save();
  life.cancelled(upload);
  return data(upload);
};

const addTrack = ({ life }: ApiPorts, asset: Asset, body: ApiRequest['body']): ApiAnswer => {
  const { url, language_code: language, name, passthrough } = body;
  if (typeof url !== 'string' || typeof language !== 'string')
    return failed(400, 'invalid_parameters', 'url and language_code are required.');
  const track: Track = {
    ...{ id: newId(), type: 'text', text_type: 'subtitles', status: 'preparing', language_code: language, name: text(name) ?? language },
    ...(typeof passthrough === 'string' && { passthrough }),
  };
  life.addTrack(asset, track, url);
  return data(track, 201);
};

const onAsset = async (ports: ApiPorts, asset: Asset, { method, path, body }: ApiRequest): Promise<ApiAnswer> => {
  const [, part, trackId] = /^\/video\/v1\/assets\/[\w-]+(?:\/(tracks)(?:\/([\w-]+))?)?$/.exec(path) ?? [];
  const track = asset.tracks.find(({ id }) => id === trackId);
  if (part === undefined && method === 'GET') return data(asset);
  if (part === undefined && method === 'DELETE') {
    await ports.life.deleted(asset);
    return { status: 204 };
  }
  if (trackId === undefined && part !== undefined && method === 'POST') return addTrack(ports, asset, body);
  if (track && method === 'DELETE') {
    await ports.life.removeTrack(asset, track);
    return { status: 204 };
  }
  return missing;
};

/** Answers the calls of Mux's Video API that a direct upload needs. */
export const answerApi = async (ports: ApiPorts, request: ApiRequest): Promise<ApiAnswer> => {
  const { method, path } = request;
  if (!isAllowed(request.authorization, ports.token)) return failed(401, 'unauthorized', 'Unauthorized request');
  if (path === '/video/v1/uploads' && method === 'POST') return createUpload(ports, request.body);
  const [, kind, id = '', verb] = /^\/video\/v1\/(uploads|assets)\/([\w-]+)(?:\/(.+))?$/.exec(path) ?? [];
  const upload = kind === 'uploads' ? ports.records.uploads.get(id) : undefined;
  if (upload && verb === undefined && method === 'GET') return data(upload);
  if (upload && verb === 'cancel' && method === 'PUT') return cancelUpload(ports, upload);
  const asset = kind === 'assets' ? ports.records.assets.get(id) : undefined;
  return asset ? onAsset(ports, asset, request) : missing;
};
