import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindowFor } from './kit/person.ts';
import { openSchool, people, type School } from './kit/school.ts';

let school: School;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school?.close());

it('keeps what was being written when the tab goes away, and forgets it once it is sent', async () => {
  const person = await openWindowFor(school.browser, school.url, { email: people.sofia });
  const line = 'textarea[aria-label="Message Headquarters"]';
  await person.page.goto('/chat/hq');
  await person.page.locator(line).fill('Not finished yet');
  await expect
    .poll(() => person.page.evaluate(() => indexedDB.databases().then((all) => all.map((each) => each.name))))
    .toContain('lyceum-drafts');
  // Long enough for what was typed to reach the disk: the next look at the store must find it.
  const stored = () =>
    person.page.evaluate(
      () =>
        new Promise<unknown[]>((resolve) => {
          const open = indexedDB.open('lyceum-drafts');
          open.onsuccess = () => {
            const all = open.result.transaction('drafts').objectStore('drafts').getAll();
            all.onsuccess = () => resolve(all.result);
          };
        }),
    );
  await expect.poll(stored).toContain('Not finished yet');
  await person.page.close();

  const page = await person.context.newPage();
  await page.goto('/chat/hq');
  await expect.poll(() => page.locator(line).inputValue()).toBe('Not finished yet');
  await page.locator(line).press('Enter');
  await page.locator('[data-state=saved] .body', { hasText: 'Not finished yet' }).first().waitFor();
  await page.reload();
  await page.locator('.talk-list').waitFor();
  await expect.poll(() => page.locator(line).inputValue()).toBe('');
  await person.close();
});

it('sends after a closed tab what was written without a network', async () => {
  const person = await openWindowFor(school.browser, school.url, { email: people.olena });
  await person.call('account.updateMe', { locale: 'en' });
  await person.page.goto('/chat/hq');
  await person.page.locator('.talk-list').waitFor();
  await person.goOffline();
  const text = `From a tunnel ${Date.now()}`;
  const line = person.page.locator('.compose textarea');
  await line.fill(text);
  await line.press('Enter');
  await person.page.locator('[data-state=sending]', { hasText: text }).waitFor();
  await person.page.close();
  await person.goOnline();
  const page = await person.context.newPage();
  await page.goto('/chat/hq');
  await page.locator('[data-state=saved]', { hasText: text }).waitFor();
  expect(await page.locator('.body', { hasText: text }).count()).toBe(1);
  await person.call('account.updateMe', { locale: 'uk' });
  await person.close();
});
