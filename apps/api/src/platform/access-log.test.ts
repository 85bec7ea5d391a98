import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { loggedPath, requestIdOf } from './access-log.ts';

const asked = (id: string | string[] | undefined) => requestIdOf({ headers: { 'x-request-id': id } } as unknown as IncomingMessage);

test('a log holds the names of a query and none of its values', () => {
  expect(loggedPath('/ws/channels/hq?token=secret&since=5')).toBe('/ws/channels/hq?token&since');
  expect(loggedPath('/space/1?token=secret')).toBe('/space/1?token');
  expect(loggedPath('/plain')).toBe('/plain');
  expect(loggedPath('/x?')).toBe('/x');
  expect(loggedPath(`/${'x'.repeat(1000)}`)).toHaveLength(500);
});

test('a request keeps its own name if logs can hold it', () => {
  expect(asked('Trace-1.2_3')).toBe('Trace-1.2_3');
  for (const odd of [undefined, '', 'a b', 'a\nb', 'x'.repeat(65), ['a', 'b']]) expect(asked(odd)).toMatch(/^[0-9a-f-]{36}$/);
});
