import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { buildWorld } from '../api/world.ts';
import { askChild } from '../child.ts';
import { type ServerName, type Surroundings, startServer } from '../servers.ts';
import { startServices } from '../services.ts';
import { mark, ms, printTable, ratio } from '../table.ts';
import type { Acknowledged, Posting } from './post.ts';

/** How long and how often; `quick` is for a look, not for a figure. */
export interface Extent {
  readonly rounds: number;
  readonly seconds: number;
}
export const extents: Readonly<Record<'full' | 'quick', Extent>> = { full: { rounds: 3, seconds: 5 }, quick: { rounds: 1, seconds: 3 } };

/** What the contract gives an answer, in 99 of 100 cases. */
const targetMs = 50;
const loads = [1, 4, 16];
const uploads = Array.from({ length: 20_000 }, (_, n) => `upload-${n}`);

interface Contender {
  readonly name: string;
  readonly server: ServerName & ('api' | 'webhook');
  /** Whether what was stored is applied meanwhile. */
  readonly isApplied: boolean;
}
const contenders: readonly Contender[] = [
  { name: 'Lyceum', server: 'api', isApplied: true },
  { name: 'Lyceum, its worker away', server: 'api', isApplied: false },
  { name: 'Fastify by hand', server: 'webhook', isApplied: false },
];

/** Forgets every message, and knows the uploads as they are before the first. */
const prepare = async ({ databaseUrl }: Surroundings, lessonId: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('truncate media_event, media_upload, outbox');
  await client.query(
    `insert into media_upload (id, lesson_id, person_id)
     select u, l.id, c.owner_id from unnest($1::text[]) u, lesson l join course c on c.id = l.course_id where l.id = $2`,
    [uploads, lessonId],
  );
  await client.query('analyze');
  await client.end();
};

const post = async (around: Surroundings, { server, isApplied }: Contender, posting: Omit<Posting, 'url'>): Promise<Acknowledged> => {
  const measured = await startServer(server, around);
  const worker = isApplied ? await startServer('worker', around, 1) : null;
  try {
    const url = `http://127.0.0.1:${measured.port}/api/mux/webhook`;
    return await askChild<Posting, Acknowledged>(fileURLToPath(new URL('post.ts', import.meta.url)), { ...posting, url }, 1);
  } finally {
    await measured.stop();
    await worker?.stop();
  }
};

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const medianOf = (list: readonly Acknowledged[]): Acknowledged => ({
  perSecond: median(list.map(({ perSecond }) => perSecond)),
  p50: median(list.map(({ p50 }) => p50)),
  p99: median(list.map(({ p99 }) => p99)),
});

/** How fast messages of Mux are acknowledged, beside the least that may answer them; the bound is the contract's. */
export const benchMedia = async ({ rounds, seconds }: Extent): Promise<void> => {
  const around = await startServices();
  try {
    const { lessonId } = await buildWorld(around, 1);
    const rows: string[][] = [];
    for (const senders of loads) {
      const seen = contenders.map((): Acknowledged[] => []);
      for (let round = 1; round <= rounds; round++) {
        for (const [n, contender] of contenders.entries()) {
          await prepare(around, lessonId);
          const answered = await post(around, contender, { secret: around.secret, senders, seconds, uploads });
          seen[n]?.push(answered);
          const { perSecond, p50, p99 } = answered;
          console.log(
            `  ${contender.name}, ${senders} at once, round ${round}: ${Math.round(perSecond)}/s, p50 ${ms(p50)}, p99 ${ms(p99)}`,
          );
        }
      }
      const figures = seen.map(medianOf);
      const peer = figures.at(-1) as Acknowledged;
      for (const [n, { perSecond, p50, p99 }] of figures.entries()) {
        const verdict = figures[n] === peer ? '' : mark(p99 <= targetMs);
        rows.push([
          ...[String(senders), contenders[n]?.name ?? '', `${Math.round(perSecond)}/s`, ms(p50), ratio(p50 / peer.p50)],
          ...[ms(p99), ratio(p99 / peer.p99), verdict],
        ]);
      }
    }
    console.log(`\nThe target is ${ms(targetMs)} at p99, from the first byte sent to the last one read.`);
    printTable(['senders', 'who answers', 'answers', 'p50', 'of the peer', 'p99', 'of the peer', 'target'], rows);
  } finally {
    await around.stop();
  }
};
