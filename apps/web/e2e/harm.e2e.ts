import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeCourse } from './kit/course.ts';
import { openWindowFor, type Person } from './kit/person.ts';
import { openSchool, people, type School } from './kit/school.ts';

let school: School;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school?.close());

const act = 'window.harmed=1';
/** What has run scripts in other platforms' texts. */
const corpus = [
  `<script>${act}</script>`,
  `<img src=x onerror="${act}">`,
  `<svg onload="${act}">`,
  `<svg><script>${act}</script></svg>`,
  `<iframe srcdoc="<script>parent.${act}</script>"></iframe>`,
  `<iframe src="javascript:parent.${act}"></iframe>`,
  `<body onload="${act}">`,
  `<details open ontoggle="${act}">`,
  `<input autofocus onfocus="${act}">`,
  `<video><source onerror="${act}"></video>`,
  `<math><mtext><style><img src=x onerror="${act}"></style></mtext></math>`,
  `<form><button formaction="javascript:${act}">x</button></form>`,
  `<a href="javascript:${act}">x</a>`,
  `<object data="javascript:${act}"></object>`,
  `<embed src="data:text/html,<script>${act}</script>">`,
  `<link rel=stylesheet href="javascript:${act}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${act}">`,
  `<base href="javascript:${act}//">`,
  `<template><img src=x onerror="${act}"></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${act}>">`,
  `[x](javascript:${act})`,
  `[x](JaVaScRiPt:${act})`,
  `[x](java\tscript:${act})`,
  `[x](data:text/html,<script>${act}</script>)`,
  `[x](vbscript:${act})`,
  `![x](javascript:${act})`,
  `![x](x"onerror="${act})`,
  `![x](https://lyceum.invalid/x.png"onload="${act})`,
  `<javascript:${act}>`,
  `[x]: javascript:${act}\n[x]`,
  `\`\`\`html\n<img src=x onerror="${act}">\n\`\`\``,
  `$\\href{javascript:${act}}{x}$`,
  `$\\htmlData{onclick=${act}}{x}$`,
  `$\\includegraphics{javascript:${act}}$`,
  `$\\url{javascript:${act}}$`,
  `{{constructor.constructor('${act}')()}}`,
  `\${${act}}`,
  `" autofocus onfocus="${act}`,
  `'-${act}-'`,
  `</title><script>${act}</script>`,
  `</textarea><script>${act}</script>`,
  `&lt;script&gt;${act}&lt;/script&gt;`,
  `\u2028<script>${act}</script>`,
] as const;
const all = corpus.join('\n\n');
const short = `<img src=x onerror="${act}">`;

/** Writes down what pages of this window would have told about broken rules. */
const listen = async ({ context }: Person): Promise<string[]> => {
  const told: string[] = [];
  await context.exposeBinding('tellViolation', (_source, what: string) => void told.push(what));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { tellViolation(what: string): void }).tellViolation(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return told;
};

const isHarmed = (page: Page) => page.evaluate(() => 'harmed' in window);

it('runs nothing of what people write, and breaks no rule of its own', async () => {
  const tutor = await openWindowFor(school.browser, school.url, { email: people.tutor });
  const learner = await openWindowFor(school.browser, school.url, { email: people.sofia });
  const { name } = await learner.ask<{ name: string }>('account.me', {});
  await learner.call('account.updateMe', { name: short });
  const question = {
    kind: 'single',
    prompt: all.slice(0, 4000),
    explanation: all.slice(0, 4000),
    options: [
      { id: 'a', text: short },
      { id: 'b', text: `[x](javascript:${act})` },
    ],
    correct: 'a',
  };
  const { id, lessonIds } = await writeCourse(tutor, `${short} course`, [
    { title: short, notes: all, quizzes: [{ title: short, questions: [question] }] },
  ]);
  await tutor.call('course.update', { courseId: id, description: all.slice(0, 5000) });
  const [lessonId] = lessonIds;
  await learner.call('course.enrol', { courseId: id });
  await learner.call('course.addNote', { lessonId, text: all.slice(0, 10_000) });
  const asked = await learner.call<{ id: string }>('course.ask', { lessonId, text: all.slice(0, 4000) });
  await tutor.call('course.answer', { postId: asked.id, text: all.slice(-4000) });

  const told = await listen(learner);
  const { page } = learner;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto('/learn');
  await page.getByText(`${short} course`).first().waitFor();
  expect(await isHarmed(page)).toBe(false);
  await page.goto(`/learn/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await isHarmed(page)).toBe(false);
  await page.goto(`/learn/${id}/lessons/${lessonId}`);
  await page.locator('.read.prose pre').waitFor();
  await page.locator('.read.prose math').first().waitFor();
  const hrefs = await page.locator('.prose a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(hrefs.filter((href) => !/^(https?:|mailto:|$)/.test(href))).toEqual([]);
  expect(await page.locator('.prose').locator('script, iframe, object, embed, form, svg, style, base, meta, link').count()).toBe(0);
  for (const tab of ['My notes', 'Q&A']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.locator('.panel .prose').first().waitFor();
    expect(await isHarmed(page)).toBe(false);
  }
  await page.getByRole('tab', { name: 'Quiz' }).click();
  await page.getByRole('link', { name: 'Answer' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.locator('.slip-q').waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.locator('.why-box').waitFor();
  expect(await isHarmed(page)).toBe(false);

  await learner.call('account.updateMe', { name });
  expect({ dialogs, told, errors: learner.errors }).toEqual({ dialogs: [], told: [], errors: [] });
  await Promise.all([tutor.close(), learner.close()]);
});
