import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { grave } from './kit/grave.ts';
import { openWindowFor, type Person } from './kit/person.ts';
import { openSchool, people, type School } from './kit/school.ts';

let school: School;
let sofia: Person;
beforeAll(async () => {
  school = await openSchool();
  sofia = await openWindowFor(school.browser, school.url, { email: people.sofia });
});
afterAll(async () => {
  await sofia?.close();
  await school?.close();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** What a calendar program gets at an address: it knows no cookies. */
const read = async (address: string) => {
  const answer = await fetch(address);
  return { status: answer.status, text: await answer.text() };
};

it('gives an address that any program can read the agenda by, shows it once, and turns it off', async () => {
  const tutor = await openWindowFor(school.browser, school.url, { email: people.tutor });
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const participants = [{ email: people.sofia, role: 'student' }];
  const { id } = await tutor.call<{ id: string }>('classroom.create', { title: 'Parabolas; once more', startsAt, participants });
  await tutor.close();

  const { page } = sofia;
  await page.goto('/');
  await page.getByRole('button', { name: 'My profile' }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByText('Your agenda in any calendar').waitFor();
  expect(await grave(page)).toEqual([]);
  await press(page, 'Make an address');
  const field = page.getByLabel('Address of your calendar');
  await field.waitFor();
  const address = await field.inputValue();
  // All of it is chosen, ready to be copied.
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(address);
  await page.getByText('This is the only time it is shown').waitFor();
  const webcal = await page.getByRole('link', { name: 'Add to calendar' }).getAttribute('href');
  expect(webcal).toBe(address.replace('http:', 'webcal:'));
  await page.getByText('Open since').waitFor();
  expect(await grave(page)).toEqual([]);
  await sofia.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(page, 'Copy address');
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);

  const { status, text } = await read(address);
  expect([status, text.includes(`UID:class-${id}@`), text.includes('SUMMARY:Parabolas\\; once more')]).toEqual([200, true, true]);

  await page.reload();
  await page.getByText('Open since').waitFor();
  expect(await page.content()).not.toContain(new URL(address).pathname);
  await press(page, 'Make a new address');
  expect(await grave(page)).toEqual([]);
  await press(page, 'Go back');
  expect((await read(address)).status).toBe(200);
  await press(page, 'Make a new address');
  await press(page, 'Make a new one');
  await field.waitFor();
  const second = await field.inputValue();
  expect([(await read(address)).status, (await read(second)).status]).toEqual([404, 200]);

  await press(page, 'Turn off');
  await press(page, 'Turn it off');
  await page.getByText('Nobody can read your calendar by its address any more.').waitFor();
  await expect.poll(() => focused(page)).toBe('Make an address');
  expect(await page.getByLabel('Address of your calendar').count()).toBe(0);
  expect((await read(second)).status).toBe(404);

  // Whoever reads the logs cannot read agendas.
  const log = school.stack.api.log();
  for (const each of [address, second]) expect(log).not.toContain(/lya_[\w-]+/.exec(each)?.[0]);
  expect(log).toContain('/api/v1/agenda/[redacted]');
  expect(sofia.errors).toEqual([]);
});

it('says what went wrong and goes on when it is pressed again', async () => {
  const { page } = sofia;
  const isOfFeed = (url: URL) => url.pathname.startsWith('/trpc/') && url.pathname.includes('agenda.');
  await page.route(isOfFeed, (route) => route.abort());
  await page.goto('/settings');
  await page.getByText('The server cannot be reached.').waitFor();
  expect(await grave(page)).toEqual([]);
  await page.unroute(isOfFeed);
  await press(page, 'Try again');
  await page.getByText('Your agenda in any calendar').waitFor();
  expect(await page.getByText('The server cannot be reached.').count()).toBe(0);

  await page.route(isOfFeed, (route) => route.abort());
  await press(page, 'Make an address');
  await page.getByText('The server cannot be reached.').waitFor();
  expect(await grave(page)).toEqual([]);
  await page.unroute(isOfFeed);
  await press(page, 'Make an address');
  await page.getByLabel('Address of your calendar').waitFor();
  expect(await page.getByText('The server cannot be reached.').count()).toBe(0);
});
