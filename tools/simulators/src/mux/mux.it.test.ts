import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { muxHost } from '@lyceum/platform/video/host.mux.ts';
import type { VideoHost } from '@lyceum/platform/video/host.ts';
import { isGenuine } from '@lyceum/platform/video/signature.ts';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type MuxSimulator, startMux } from './server.ts';
import { fairWeather } from './webhooks.ts';

const token = { id: 'id', secret: 'secret' };
const assets = resolve(import.meta.dirname, '../../assets');
const webhook = { url: '', secret: 'hush' };
const origin = 'http://school.test';

/** What came to the address of messages, with whether its signature was good. */
const heard: { readonly type: string; readonly id: string; readonly data: Record<string, unknown>; readonly isGenuine: boolean }[] = [];
let refusals = 0;
const ear = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    refusals -= 1;
    if (refusals >= 0) return void response.writeHead(503).end();
    const body = Buffer.concat(parts);
    const header = String(request.headers['mux-signature']);
    const proof = { header, body, secrets: ['hush'], nowMs: Date.now(), toleranceMs: 300_000 };
    heard.push({ ...JSON.parse(body.toString()), isGenuine: isGenuine(proof) });
    response.writeHead(200).end();
  });
});

let folder: string;
let mux: MuxSimulator;
let host: VideoHost;
let clip: Buffer;
const hostAt = (baseUrl: string, secret = 'secret'): VideoHost => muxHost({ tokenId: 'id', tokenSecret: secret, baseUrl, signing: null });
beforeAll(async () => {
  await new Promise<void>((done) => ear.listen(0, '127.0.0.1', done));
  webhook.url = `http://127.0.0.1:${(ear.address() as AddressInfo).port}/`;
  folder = await mkdtemp(join(tmpdir(), 'lyceum-mux-'));
  mux = await startMux({ port: 0, folder, token, webhook, assets, preparing: () => 20 });
  host = hostAt(mux.url);
  clip = await readFile(join(assets, 'clip.mp4'));
});
afterAll(async () => {
  await mux[Symbol.asyncDispose]();
  ear.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  heard.length = 0;
  refusals = 0;
  mux.weather(fairWeather);
});

const begin = () => host.createUpload({ corsOrigin: origin, passthrough: 'lesson' });
const put = (url: string, bytes: Uint8Array, range?: string) =>
  fetch(url, { method: 'PUT', body: bytes, headers: { origin, ...(range === undefined ? {} : { 'content-range': range }) } });
const types = (): string[] => heard.map(({ type }) => type).sort();
const assetOf = async (uploadId: string) => {
  const { asset_id: id } = (await host.upload(uploadId)) as { asset_id: string };
  return (await host.asset(id)) as { id: string; status: string; duration?: number; playback_ids: { id: string }[]; tracks: unknown[] };
};

it('speaks with the SDK of Mux: an upload becomes a video that plays, and every step is told and signed', async () => {
  const { id, url } = await begin();
  expect(await host.upload(id)).toMatchObject({ status: 'waiting' });
  expect((await put(url, clip)).status).toBe(200);
  await eventually(async () =>
    expect(await assetOf(id)).toMatchObject({ status: 'ready', duration: 60, passthrough: 'lesson', upload_id: id }),
  );
  await eventually(() =>
    expect(types()).toEqual(['video.asset.created', 'video.asset.ready', 'video.upload.asset_created', 'video.upload.created']),
  );
  expect(heard.every((message) => message.isGenuine)).toBe(true);
  const { playback_ids: ids } = await assetOf(id);
  const part = await fetch(`${mux.url}/${ids[0]?.id}/highest.mp4`, { headers: { range: 'bytes=4-7' } });
  expect([part.status, await part.text(), part.headers.get('content-type')]).toEqual([206, 'ftyp', 'video/mp4']);
  expect((await fetch(`${mux.url}/${ids[0]?.id}/thumbnail.webp`)).headers.get('content-type')).toBe('image/webp');
});

it('takes parts in order, says how far it is, and sends back whoever leaves a gap', async () => {
  const { id, url } = await begin();
  const total = clip.length;
  const cut = Math.floor(total / 3);
  const range = (from: number, to: number): string => `bytes ${from}-${to - 1}/${total}`;
  const asked = async () => {
    const answer = await put(url, new Uint8Array(), `bytes */${total}`);
    return [answer.status, answer.headers.get('range')];
  };
  expect(await asked()).toEqual([308, null]);
  expect((await put(url, clip.subarray(0, cut), range(0, cut))).headers.get('range')).toBe(`bytes=0-${cut - 1}`);
  expect(await asked()).toEqual([308, `bytes=0-${cut - 1}`]);
  expect((await put(url, clip.subarray(2 * cut), range(2 * cut, total))).headers.get('range')).toBe(`bytes=0-${cut - 1}`);
  const overlapping = await put(url, clip.subarray(cut - 100, 2 * cut), range(cut - 100, 2 * cut));
  expect(overlapping.headers.get('range')).toBe(`bytes=0-${2 * cut - 1}`);
  expect((await put(url, clip.subarray(2 * cut), range(2 * cut, total))).status).toBe(200);
  await eventually(async () => expect(await assetOf(id)).toMatchObject({ status: 'ready', duration: 60 }));
});

it('keeps whole grains of a part whose line went dead', async () => {
  const { url } = await begin();
  const big = Buffer.alloc(1_000_000, 1);
  const sent = httpRequest(url, { method: 'PUT', headers: { 'content-range': `bytes 0-999999/2000000`, 'content-length': big.length } });
  sent.on('error', () => undefined);
  await new Promise((done) => sent.write(big.subarray(0, 700_000), done));
  await eventually(async () => expect((await readFile(join(folder, 'files', url.split('/').at(-1) ?? ''))).length).toBe(700_000));
  sent.destroy();
  const asked = await put(url, new Uint8Array(), 'bytes */2000000');
  expect(asked.headers.get('range')).toBe(`bytes=0-${2 * 262_144 - 1}`);
});

it('lets only the pages of one origin send, and only what waits', async () => {
  const { id, url } = await begin();
  const preflight = (from: string) => fetch(url, { method: 'OPTIONS', headers: { origin: from, 'access-control-request-method': 'PUT' } });
  expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBe(origin);
  expect((await preflight('http://evil.test')).headers.get('access-control-allow-origin')).toBeNull();
  expect(await host.cancel(id)).toBe(true);
  expect(await host.cancel(id)).toBe(false);
  expect((await put(url, clip)).status).toBe(410);
  expect(await host.upload(id)).toMatchObject({ status: 'cancelled' });
});

it('fails on what is no video, with the reason', async () => {
  const { id, url } = await begin();
  await put(url, Buffer.from('<html>'));
  await eventually(async () => expect(await assetOf(id)).toMatchObject({ status: 'errored', errors: { type: 'invalid_input' } }));
});

it('takes captions and deletes what it is told to', async () => {
  const { id, url } = await begin();
  await put(url, clip);
  await eventually(async () => expect(await assetOf(id)).toMatchObject({ status: 'ready' }));
  const asset = await assetOf(id);
  const captions = createServer((_, response) => response.end('WEBVTT\n'));
  await new Promise<void>((done) => captions.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(captions.address() as AddressInfo).port}/`;
  await host.addTrack(asset.id, { url: address, language: 'uk', label: 'Українською', passthrough: 'mine' });
  await eventually(() => expect(types()).toContain('video.asset.track.ready'));
  captions.close();
  const [track] = await host.tracks(asset.id);
  expect(track).toMatchObject({ passthrough: 'mine' });
  await host.removeTrack(asset.id, track?.id ?? '');
  expect(await host.tracks(asset.id)).toEqual([]);
  await host.remove(asset.id);
  await host.remove(asset.id);
  expect(await host.asset(asset.id)).toBeNull();
  await eventually(() => expect(types()).toContain('video.asset.deleted'));
});

it('asks for its token', async () => {
  await expect(hostAt(mux.url, 'wrong').upload('x')).rejects.toMatchObject({ code: 'unavailable' });
  await expect(hostAt('http://127.0.0.1:9').upload('x')).rejects.toMatchObject({ code: 'unavailable' });
});

it('sends messages late, twice, in another order, or never, as it is told; and again until they are taken', async () => {
  mux.weather({ duplicates: 1, delay: { least: 0, most: 60 } });
  await begin();
  await eventually(() => expect(types()).toEqual(['video.upload.created', 'video.upload.created']));
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  await fetch(`${mux.url}/simulator/weather`, { method: 'PUT', body: JSON.stringify({ ...fairWeather, losses: 1 }) });
  const { id } = await begin();
  mux.weather(fairWeather);
  refusals = 1;
  await host.cancel(id);
  await eventually(() => expect(types()).toContain('video.upload.cancelled'));
  expect(heard.filter(({ data }) => data['id'] === id)).toHaveLength(1);
});

it('knows everything again after a restart, and plays the demo', async () => {
  const { id, url } = await begin();
  await put(url, clip);
  await eventually(async () => expect(await assetOf(id)).toMatchObject({ status: 'ready' }));
  await mux[Symbol.asyncDispose]();
  mux = await startMux({ port: 0, folder, token, webhook, assets, preparing: () => 20 });
  host = hostAt(mux.url);
  expect(await assetOf(id)).toMatchObject({ status: 'ready' });
  expect((await fetch(`${mux.url}/demo-1/highest.mp4`)).status).toBe(200);
  expect((await fetch(`${mux.url}/unknown/highest.mp4`)).status).toBe(401);
});
