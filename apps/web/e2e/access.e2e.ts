import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow, openWindowFor, type Person } from './kit/person.ts';
import { openSchool, people, type School } from './kit/school.ts';

let school: School;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school?.close());

const views = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'uk'] as const).flatMap((locale) => ([360, 1440] as const).map((width) => ({ theme, locale, width }))),
);

const look = async (page: Page, where: string) => {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = grave.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${where}: ${id} ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  expect(found).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${where} is too wide`).toBeLessThanOrEqual(0);
};

const prepare = async (person: Person, theme: string, locale: string) => {
  await person.context.addInitScript(
    ([paper, language]) => {
      localStorage.setItem('lyceum.theme', paper ?? '');
      localStorage.setItem('lyceum.locale', language ?? '');
    },
    [theme, locale],
  );
};

it.concurrent.each(views)('serves everybody: $theme, $locale, $width px', async ({ theme, locale, width }) => {
  const viewport = { width, height: width === 360 ? 780 : 900 };
  const stranger = await openWindow(school.browser, school.url, { viewport });
  await prepare(stranger, theme, locale);
  await stranger.page.goto('/sign-in');
  await stranger.page.locator('form').waitFor();
  await look(stranger.page, 'sign-in');
  await stranger.close();

  const person = await openWindowFor(school.browser, school.url, { email: locale === 'uk' ? people.olena : people.sofia, viewport });
  await prepare(person, theme, locale);
  const { page } = person;
  await page.goto('/');
  await page.locator('.nextup').waitFor();
  await look(page, 'home');
  await page.goto('/chat/hq');
  await page.locator('.talk-list li').first().waitFor();
  await look(page, 'channels');
  await page.goto('/settings');
  await page.locator('.choice').first().waitFor();
  await look(page, 'settings');
  await page.goto('/');
  await page.locator('.nextup .btn-marker').click();
  await page.locator('.prejoin-acts').waitFor();
  await look(page, 'pre-join');
  await page.locator('.prejoin-acts .btn-marker').click();
  await page.locator('.c-dock .talk-list').waitFor();
  await page.locator('.stage .seat').first().waitFor();
  await look(page, 'classroom');
  await person.close();
});
