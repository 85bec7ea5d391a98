import pg from 'pg';
import { expect, it } from 'vitest';
import { freshDatabase } from './postgres.ts';

const count = async (url: string, statement: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows.length;
  } finally {
    await client.end();
  }
};

it('gives each test a migrated database of its own, and drops it', async () => {
  const one = await freshDatabase();
  await using two = await freshDatabase();
  expect(one.url).not.toBe(two.url);
  expect(await count(one.url, `select from information_schema.tables where table_name = 'person'`)).toBe(1);
  await one.close();
  await one.close();
  await expect(count(one.url, 'select')).rejects.toThrow('does not exist');
  expect(await count(two.url, 'select')).toBe(1);
});
