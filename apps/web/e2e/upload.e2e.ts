import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeCourse } from './kit/course.ts';
import { openWindowFor } from './kit/person.ts';
import { openSchool, people, type School } from './kit/school.ts';

const size = 50 * 1024 * 1024;
const chunk = 5 * 1024 * 1024;

/** A short film, made long by a box that players pass over. */
const makeFilm = async (path: string) => {
  const clip = await readFile(new URL('../../../tools/simulators/assets/clip.mp4', import.meta.url));
  const free = Buffer.alloc(8);
  free.writeUInt32BE(size - clip.length);
  free.write('free', 4);
  const file = await open(path, 'w');
  await file.write(Buffer.concat([clip, free]));
  await file.truncate(size);
  await file.close();
};

let school: School;
let folder: string;
let film: string;
beforeAll(async () => {
  school = await openSchool({ videos: true });
  folder = await mkdtemp(join(tmpdir(), 'lyceum-film-'));
  film = join(folder, 'film.mp4');
  await makeFilm(film);
});
afterAll(async () => {
  await school?.close();
  await rm(folder, { recursive: true, force: true });
});

const rangeOf = (request: Request): string => request.headers()['content-range'] ?? '';

/** Sees every chunk that is sent to Mux, and holds those that begin at certain bytes until somebody has looked. */
const watchChunks = async (page: Page, muxUrl: string) => {
  const sent: string[] = [];
  const held = new Map<number, () => void>();
  await page.route(`${muxUrl}/**`, async (route) => {
    const range = rangeOf(route.request());
    if (/^bytes \d/.test(range)) {
      sent.push(range);
      const reached = held.get(Number(/\d+/.exec(range)?.[0]));
      if (reached) return reached();
    }
    return route.continue().catch(() => undefined);
  });
  /** Resolves when the chunk that begins here is on its way; it never arrives. */
  const reach = (from: number) => new Promise<void>((resolve) => held.set(from, resolve));
  return { sent, reach, let: (from: number) => held.delete(from) };
};

it('sends a film in chunks through a cut network and a reload, each chunk that arrived once, and plays it', async () => {
  const tutor = await openWindowFor(school.browser, school.url, { email: people.tutor });
  const { id, lessonIds } = await writeCourse(tutor, 'Films', [{ title: 'The film', notes: 'Watch it.' }]);
  const { page } = tutor;
  page.on('dialog', (dialog) => void dialog.accept());
  const chunks = await watchChunks(page, school.stack.muxUrl);
  const [cutAt, reloadAt] = [3 * chunk, 6 * chunk];
  const [atCut, atReload] = [chunks.reach(cutAt), chunks.reach(reloadAt)];
  await page.goto(`/teach/${id}/lessons/${lessonIds[0]}`);
  await page.locator('input[data-field=video]').setInputFiles(film);
  const upload = page.locator('.upload');

  await atCut;
  await tutor.goOffline();
  await upload.getByText('waiting for the network').waitFor();
  chunks.let(cutAt);
  await tutor.goOnline();

  await atReload;
  // Pages are turned while it goes on.
  await page.getByRole('link', { name: 'Films' }).click();
  await page.getByRole('heading', { name: 'Films' }).waitFor();
  await upload.waitFor();
  await page.reload();
  chunks.let(reloadAt);
  await upload.getByText('to go on from 60 %').waitFor();
  await upload.locator('input[type=file]').setInputFiles(film);
  await upload.getByText('Ready: the lesson plays it.').waitFor();

  const starts = chunks.sent.map((range) => Number(/\d+/.exec(range)?.[0]));
  const twice = starts.filter((start, place) => starts.indexOf(start) !== place);
  expect(twice).toEqual([cutAt, reloadAt]);
  expect(new Set(starts).size).toBe(size / chunk);

  await page.goto(`/learn/${id}/lessons/${lessonIds[0]}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const time = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(time, { timeout: 20_000 }).toBeGreaterThan(0.5);
  await page.keyboard.press('k');
  const stoodAt = await time();
  const watched = () =>
    tutor.ask<{ watched: { position: number } }>('course.lesson', { lessonId: lessonIds[0] }).then((l) => l.watched.position);
  await expect.poll(watched).toBeGreaterThan(stoodAt - 1);

  const elsewhere = await openWindowFor(school.browser, school.url, { email: people.tutor });
  await elsewhere.page.goto(`/learn/${id}/lessons/${lessonIds[0]}`);
  const resumed = () => elsewhere.page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(resumed).toBeGreaterThan(0);
  expect(Math.abs((await resumed()) - stoodAt)).toBeLessThan(1);
  expect([...tutor.errors, ...elsewhere.errors]).toEqual([]);
  await Promise.all([tutor.close(), elsewhere.close()]);
});
