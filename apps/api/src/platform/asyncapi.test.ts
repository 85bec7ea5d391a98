import { Command } from '@lyceum/shared/wire/up.ts';
import { expect, test } from 'vitest';
import { asyncApi } from './asyncapi.ts';

const document = asyncApi({ version: '1', url: 'https://school.test' }) as {
  servers: object;
  channels: Record<string, { address: string; messages: Record<string, { $ref: string }> }>;
  operations: Record<string, { messages: { $ref: string }[] }>;
  components: { messages: Record<string, { name: string; payload: { properties: object } }> };
};

const resolve = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);

test('tells every address and every message, once each', () => {
  expect(Object.values(document.channels).map(({ address }) => address)).toEqual([
    '/ws/classroom/{session_id}/',
    '/ws/channels/{name}',
    '/ws/sync-status',
    '/ws',
  ]);
  const names = Object.values(document.components.messages).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const option of Command.options) expect(names).toContain(option.shape.type.value);
  for (const name of ['welcome', 'event', 'state.media', 'state.read', 'signal', 'ack', 'nack', 'pong', 'notice'])
    expect(names).toContain(name);
});

test('leads somewhere from every reference', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"(#\/(?:channels|components)[^"]*)"/g)].map(([, ref]) => ref as string);
  expect(refs.length).toBeGreaterThan(50);
  for (const ref of refs) expect(resolve(ref)).toBeDefined();
});

test('describes payloads as they are on the wire', () => {
  expect(document.components.messages['chat_send']?.payload.properties).toHaveProperty('cid');
  expect(document.servers).toEqual({ lyceum: { host: 'school.test', protocol: 'wss' } });
});
