import { expect, test } from 'vitest';
import { z } from 'zod';
import { compileText } from './rest-text.ts';

const read = compileText(
  z.object({
    pageSize: z.int().default(50),
    isOpen: z.boolean().optional(),
    tags: z.array(z.int()).optional(),
    name: z.string().optional(),
  }),
);

test('text becomes what the schema asks for', () => {
  expect(read({ page_size: '20', is_open: 'true', tags: ['1', '2'], name: '5' })).toEqual({
    pageSize: 20,
    isOpen: true,
    tags: [1, 2],
    name: '5',
  });
  expect(read({ is_open: '0', tags: '7' })).toEqual({ isOpen: false, tags: [7] });
});

test('anything unclear stays text, for the schema to refuse', () => {
  for (const odd of ['', ' ', '1e9', '0x10', 'Infinity', '5five', '--1']) expect(read({ page_size: odd })).toEqual({ pageSize: odd });
  expect(read({ is_open: 'yes' })).toEqual({ isOpen: 'yes' });
  expect(read({ page_size: ['1', '2'] })).toEqual({ pageSize: ['1', '2'] });
});

test('names have one spelling, and prototypes are out of reach', () => {
  expect(read({ pageSize: '20' })).toEqual({});
  const input = read(JSON.parse('{"__proto__":"x","other":"y"}'));
  expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  expect(input).toEqual({ other: 'y' });
});
