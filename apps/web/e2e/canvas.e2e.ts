import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { grave } from './kit/grave.ts';
import { openWindowFor, type Person } from './kit/person.ts';
import { openSchool, people, type School } from './kit/school.ts';

let school: School;
let sofia: Person;
beforeAll(async () => {
  school = await openSchool({ canvas: true });
  sofia = await openWindowFor(school.browser, school.url, { email: people.sofia });
});
afterAll(async () => {
  await sofia?.close();
  await school?.close();
});

const goTo = async (page: Page, address: string) => {
  await page.getByLabel('Address of your Canvas').fill(address);
  await page.getByRole('button', { name: 'Go on' }).click();
};

/** Waits until the courses stand there as they are read, and then that everything was. */
const watchSync = async (page: Page) => {
  await page.locator('.sync [data-state]').first().waitFor();
  await page.getByText('Everything was read.').waitFor();
};

it('connects a Canvas by a token, says what is wrong with one, and shows it being read', async () => {
  const { page } = sofia;
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Canvas' }).click();
  await page.getByRole('button', { name: 'Connect Canvas' }).click();
  expect(await grave(page)).toEqual([]);

  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('Write the address of your Canvas here.').waitFor();
  await goTo(page, 'https://10.0.0.1/courses');
  await page.getByText('Only the name of a host in the public network is read.').waitFor();
  await goTo(page, `${school.stack.canvas.url}/courses/7`);
  await page.getByRole('radio', { name: 'Paste a token' }).check();
  await page.getByText('forbid asking').waitFor();
  await page.getByLabel('Token', { exact: true }).fill('nobody-has-this-one');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('Canvas does not know this token.').waitFor();
  expect(await grave(page)).toEqual([]);

  await page.getByLabel('Token', { exact: true }).fill(school.stack.canvas.token);
  await page.getByLabel('What to call it').fill('Lyceum 12');
  await page.getByLabel('Ends on').fill(new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await watchSync(page);
  await page.getByRole('heading', { name: 'This week' }).waitFor();
  await page.getByText('The token ends on').waitFor();
  expect(await page.locator('.mults figure').count()).toBe(6);
  expect(await grave(page)).toEqual([]);
  expect(sofia.errors).toEqual([]);
});

it('reads once more when told to, and comes back to what it showed after a reload', async () => {
  const { page } = sofia;
  await page.goto('/canvas');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByText('syncing').waitFor();
  await page.reload();
  await page.getByText('Everything was read.').waitFor();
  await page.getByText('next in').waitFor();
});

it('tells what teachers announced, what is planned, and how far one is in a course', async () => {
  const { page } = sofia;
  await page.goto('/canvas');
  const announcements = page.getByRole('region', { name: 'Announcements' });
  await announcements.getByRole('heading', { name: 'Контрольна у п’ятницю' }).waitFor();
  const last = announcements.getByText('Калькулятори не потрібні.');
  const all = announcements.getByRole('button', { name: /Show all.*Контрольна у п’ятницю/ });
  expect(await all.getAttribute('aria-expanded')).toBe('false');
  const cut = await last.evaluate((text) => text.clientHeight);
  await all.click();
  expect(await last.evaluate((text) => text.clientHeight)).toBeGreaterThan(cut);
  await announcements.getByRole('button', { name: /Show less.*Контрольна у п’ятницю/ }).click();

  // Whatever day it is, one of these is within a week.
  await page
    .locator('ol.agenda')
    .getByText(/Музей історії міста|Кабінет 21|Ліцей № 3/)
    .first()
    .waitFor();

  const course = page.getByRole('region', { name: 'Modules' }).getByRole('button', { name: 'Алгебра 9' });
  expect(await course.getAttribute('title')).toBe('Алгебра 9: 7 of 12 done');
  await course.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Алгебра 9' });
  await dialog.getByRole('link', { name: 'Вправи 3.1' }).waitFor();
  expect(await dialog.getByRole('link', { name: 'Вправи 1.1' }).isVisible()).toBe(false);
  await dialog.getByText('1. Повторення').click();
  expect(await dialog.getByRole('link', { name: 'Вправи 1.1' }).getAttribute('href')).toContain(school.stack.canvas.url);
  await dialog.getByText('opens on').waitFor();
  expect(await grave(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await course.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(sofia.errors).toEqual([]);
});

it('finds assignments by course, state and words, and gives every figure as a table and a file', async () => {
  const { page } = sofia;
  await page.goto('/canvas');
  const rows = page.locator('ol.agenda').last().locator('li');
  await page.getByLabel('State').selectOption('graded');
  await page.getByLabel('Course').selectOption({ label: 'English 9' });
  await page.getByLabel('Find').fill('essay');
  await expect.poll(async () => (await rows.allInnerTexts()).every((text) => /essay[\s\S]*English 9[\s\S]*graded/i.test(text))).toBe(true);
  await page.getByLabel('Find').fill('nothing is called so');
  await page.getByText('Nothing fits these filters.').waitFor();

  const grades = page.getByRole('region', { name: 'Grades' });
  await grades.getByRole('button', { name: 'Table' }).click();
  await grades.getByRole('cell', { name: 'English 9' }).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), grades.getByRole('button', { name: 'CSV' }).click()]);
  expect(file.suggestedFilename()).toBe('canvas-grades.csv');
});

it('lets nobody remove a connection by chance, and connects anew by signing in at Canvas', async () => {
  const { page } = sofia;
  await page.goto('/canvas');
  await page.getByRole('button', { name: 'What to do with Lyceum 12' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  const sure = page.getByRole('button', { name: 'Remove for good' });
  expect(await sure.isDisabled()).toBe(true);
  await page.getByLabel('Write “Lyceum 12” to be sure').fill('lyceum 12');
  await sure.click();
  await page.getByText('Bring your Canvas over.').waitFor();

  await page.getByRole('button', { name: 'Connect Canvas' }).click();
  await goTo(page, school.stack.canvas.url);
  await page.getByRole('link', { name: 'Sign in at' }).click();
  await page.waitForURL((url) => url.pathname === '/canvas');
  // It may have been read before the page was there.
  await page.getByText('Everything was read.').waitFor();
  expect(sofia.errors).toEqual([]);
});
