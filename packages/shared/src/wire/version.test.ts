import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Down } from './down.ts';
import { Command } from './up.ts';
import { wireHash } from './version.ts';

it('changes the wire only on purpose: put the new hash into version.ts when you meant it', () => {
  const schemas = [Command, Down].map((schema) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  expect(createHash('sha256').update(JSON.stringify(schemas)).digest('hex')).toBe(wireHash);
});
