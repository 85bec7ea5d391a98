import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { questions, writeCourse } from './kit/course.ts';
import { openWindow, openWindowFor } from './kit/person.ts';
import { openSchool, people, type School } from './kit/school.ts';

let school: School;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school?.close());

const look = async (page: Page, where: string) => {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // What a change of paper or width sets moving begins with the next frame.
    await new Promise((begun) => requestAnimationFrame(() => requestAnimationFrame(begun)));
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
  // Legacy mode opens no second page for the verdict, which only frames of other origins would need.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = grave.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${where}: ${id} ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  expect(found).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${where} is too wide`).toBeLessThanOrEqual(0);
};

type Locale = 'en' | 'uk';
interface View {
  readonly paper: 'light' | 'dark';
  readonly width: 360 | 1440;
}

/** Both papers, on a phone and on a desk. */
const views: readonly View[] = (['light', 'dark'] as const).flatMap((paper) =>
  ([360, 1440] as const).map((width): View => ({ paper, width })),
);

const lookAll = async (page: Page, where: string, locale: Locale) => {
  for (const { paper, width } of views) {
    await page.emulateMedia({ colorScheme: paper });
    await page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
    await look(page, `${where}, ${locale}, ${paper}, ${width} px`);
  }
};

/** What a learner meets: the list, a course, a lesson, a quiz with its answer, and the mistakes. */
const lookAtLearning = async (page: Page, locale: Locale, book: { readonly id: string; readonly lessonIds: readonly string[] }) => {
  await page.goto('/learn');
  await page.locator('a.abstract').first().waitFor();
  await lookAll(page, 'catalogue', locale);
  await page.goto(`/learn/${book.id}`);
  await page.locator('.syllabus .lsn').first().waitFor();
  await lookAll(page, 'course', locale);
  await page.goto(`/learn/${book.id}/lessons/${book.lessonIds[0]}`);
  await page.locator('.quizzes a').first().waitFor();
  await lookAll(page, 'lesson', locale);
  await page.locator('.quizzes a').first().click();
  await page.locator('.q-acts .btn').click();
  await page.locator('.slip-q').waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.locator('.why-box').waitFor();
  await lookAll(page, 'quiz', locale);
  await page.goto('/learn/mistakes');
  await page.locator('.empty, .slip').first().waitFor();
  await lookAll(page, 'mistakes', locale);
};

it.each(['en', 'uk'] as const)('serves whoever teaches: %s', async (locale) => {
  const tutor = await openWindowFor(school.browser, school.url, { email: people.tutor });
  await tutor.call('account.updateMe', { locale });
  const { page } = tutor;
  const { id, lessonIds } = await writeCourse(tutor, 'To be edited', [{ title: 'One', quizzes: [{ title: 'All kinds', questions }] }]);
  await page.goto('/teach');
  await page.locator('.teach-table').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  await lookAll(page, 'courses to teach', locale);
  await page.goto(`/teach/${id}`);
  await page.locator('.order-list').waitFor();
  await lookAll(page, 'course editor', locale);
  await page.goto(`/teach/${id}/lessons/${lessonIds[0]}`);
  await page.locator('.question').first().waitFor();
  await lookAll(page, 'lesson editor', locale);
  await tutor.close();
});

it.each(['en', 'uk'] as const)('serves everybody, on both papers, small and large: %s', async (locale) => {
  const options = { locale: locale === 'uk' ? 'uk-UA' : 'en-GB' };
  const stranger = await openWindow(school.browser, school.url, options);
  await stranger.page.goto('/sign-in');
  await stranger.page.locator('form').waitFor();
  expect(await stranger.page.locator('html').getAttribute('lang')).toBe(locale);
  await lookAll(stranger.page, 'sign-in', locale);
  await stranger.close();

  const person = await openWindowFor(school.browser, school.url, { email: locale === 'uk' ? people.olena : people.sofia, ...options });
  const { page } = person;
  await page.goto('/');
  await page.locator('.nextup').waitFor();
  await lookAll(page, 'home', locale);
  await page.goto('/chat/hq');
  await page.locator('.talk-list li').first().waitFor();
  await lookAll(page, 'channels', locale);
  await page.goto('/settings');
  await page.locator('.feed .btn').click();
  await page.locator('.feed-fresh').waitFor();
  await lookAll(page, 'settings', locale);
  const tutor = await openWindowFor(school.browser, school.url, { email: people.tutor });
  const notes = 'Half of **it**: $x^2$.\n\n| a | b |\n|---|---|\n| 1 | 2 |';
  const book = await writeCourse(tutor, `To be read: ${locale}`, [
    { title: 'One', notes, quizzes: [{ title: 'Five', questions }] },
    { title: 'Two', isBossBattle: true },
  ]);
  await tutor.close();
  await lookAtLearning(page, locale, book);
  await page.goto('/');
  await page.locator('.nextup .btn-marker').click();
  await page.locator('.prejoin-acts').waitFor();
  await page.locator('.prejoin-acts .btn-marker').click();
  await page.locator('.c-dock .talk-list').waitFor();
  await page.locator('.stage .seat').first().waitFor();
  await lookAll(page, 'classroom', locale);
  await person.close();
});
