import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { askChild } from '../child.ts';
import { startServices } from '../services.ts';
import { mark, ms, printTable, ratio } from '../table.ts';
import type { Filling } from './once.ts';

/** A demo school is there within this time. */
const targetMs = 1000;

const once = (filling: Filling): Promise<number> => askChild(fileURLToPath(new URL('once.ts', import.meta.url)), filling, 0);
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

/** A new school beside the migrated one that nobody has written to. */
const newSchool = async (databaseUrl: string, name: string): Promise<string> => {
  const url = new URL(databaseUrl);
  const template = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
};

/** How long filling a demo school takes, each time in a fresh process, beside the same rows in one statement a table. */
export const benchSeed = async ({ rounds }: { readonly rounds: number }): Promise<void> => {
  const around = await startServices();
  try {
    const [first, again, floor]: [number[], number[], number[]] = [[], [], []];
    for (let round = 1; round <= rounds; round++) {
      const like = await newSchool(around.databaseUrl, `seeded_${round}`);
      const url = await newSchool(around.databaseUrl, `floor_${round}`);
      first.push(await once({ how: 'demo', url: like }));
      again.push(await once({ how: 'demo', url: like }));
      floor.push(await once({ how: 'rows', url, like, unlike: around.databaseUrl }));
      console.log(`  round ${round}: ${[first, again, floor].map((list) => ms(list.at(-1) ?? Number.NaN)).join(', ')}`);
    }
    const least = median(floor);
    const row = (what: string, took: number, target: string): string[] => ['', what, ms(took), ratio(took / least), target];
    console.log(`\nThe target is ${ms(targetMs)} for a school that has nothing yet.`);
    printTable(
      ['', 'what', 'took', 'of the floor', 'target'],
      [
        row('a demo school, the first time', median(first), mark(median(first) <= targetMs)),
        row('again, with everything there', median(again), ''),
        row('the same rows, one statement a table', least, ''),
      ],
    );
  } finally {
    await around.stop();
  }
};
