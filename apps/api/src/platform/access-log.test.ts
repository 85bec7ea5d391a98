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

test.each([
  ['/invite/0123456789ABCDEFGHJKMNPQRS', '/invite/[redacted]'],
  ['/invite/0123456789ABCDEFGHJKMNPQRS/?next=/x', '/invite/[redacted]/?next'],
  ['/api/v1/agenda/lya_c0de.ics', '/api/v1/agenda/[redacted]'],
  ['/api/v1/agenda/lya_c0de.ics?x=1', '/api/v1/agenda/[redacted]?x'],
  ['/API/v1/Agenda//lya_c0de.ics/', '/API/v1/Agenda//[redacted]/'],
  ['/api/v1/%61genda/lya%5Fc0de.ics', '/api/v1/agenda/[redacted]'],
  ['/api/v1/agenda%2Flya_c0de.ics', '/api/v1/agenda/[redacted]'],
  ['/api/v1/agenda/feed', '/api/v1/agenda/feed'],
  ['/api/v1/agenda/feeds.ics', '/api/v1/agenda/[redacted]'],
  ['/admin/invites/5f0d7d5e', '/admin/invites/5f0d7d5e'],
  ['/learn/%D1%83%D1%80%D0%BE%D0%BA', '/learn/%D1%83%D1%80%D0%BE%D0%BA'],
  ['/%zz', '/%zz'],
])('a log holds no code that stands in an address: %s', (url, logged) => {
  expect(loggedPath(url)).toBe(logged);
});

test('a request keeps its own name if logs can hold it', () => {
  expect(asked('Trace-1.2_3')).toBe('Trace-1.2_3');
  for (const odd of [undefined, '', 'a b', 'a\nb', 'x'.repeat(65), ['a', 'b']]) expect(asked(odd)).toMatch(/^[0-9a-f-]{36}$/);
});
