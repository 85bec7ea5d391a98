import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './kit/browser.ts';

/** Takes the pictures of the main pages: `npm run shots -- <address of a running demo school> <folder> [only]`. */
const [url = 'http://localhost:8000', folder = 'shots', only = ''] = process.argv.slice(2);

type Locale = 'en' | 'uk';
interface View {
  readonly theme: 'light' | 'dark';
  readonly locale: Locale;
  readonly width: 360 | 1440;
}

const views: readonly View[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'uk'] as const).flatMap((locale) => ([360, 1440] as const).map((width): View => ({ theme, locale, width }))),
);
const people: { readonly [L in Locale]: string } = { en: 'student@lyceum.test', uk: 'olena@lyceum.test' };

const open = async (browser: Browser, { theme, locale, width }: View): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: width === 360 ? 780 : 900 },
    locale: locale === 'uk' ? 'uk-UA' : 'en-GB',
  });
  await context.addInitScript(
    ([paper, language]) => {
      localStorage.setItem('lyceum.theme', paper ?? '');
      localStorage.setItem('lyceum.locale', language ?? '');
    },
    [theme, locale],
  );
  return context.newPage();
};

const settle = async (page: Page) => {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
  });
};

const take = async (browser: Browser, view: View) => {
  const page = await open(browser, view);
  page.on('console', (message) => message.type() === 'error' && console.log('console:', message.text()));
  page.on('pageerror', (error) => console.log('page error:', error.message));
  const save = async (name: string) => {
    await settle(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const file = `${name}-${view.locale}-${view.theme}-${view.width}.png`;
    await page.screenshot({ path: join(folder, file) });
    console.log(file, over > 0 ? `OVERFLOW ${over}` : 'ok');
  };
  await page.goto(`${url}/sign-in`);
  await page.locator('form').waitFor();
  await save('sign-in');
  await page.locator('input[autocomplete=username]').fill(people[view.locale]);
  await page.locator('input[autocomplete=current-password]').fill('lyceum-demo');
  await page.locator('button[type=submit]').click();
  await page.locator('.nextup').waitFor();
  await save('home');
  await page.goto(`${url}/learn`);
  await page.locator('a.abstract').first().waitFor();
  await save('catalogue');
  await page.locator('a.abstract').first().click();
  await page.locator('.lsn a').first().waitFor();
  await save('course');
  await page.locator('.lsn a').first().click();
  await page.locator('.tabrow').waitFor();
  await save('lesson');
  if ((await page.locator('.quizzes a').count()) > 0) {
    await page.locator('.quizzes a').first().click();
    await page.locator('.q-acts').waitFor();
    await save('quiz');
  }
  await page.goto(`${url}/chat/hq`);
  await page.locator('.talk-list').waitFor();
  await save('channels');
  await page.goto(`${url}/settings`);
  await page.locator('.choice').first().waitFor();
  await save('settings');
  await page.goto(`${url}/class`);
  await page.locator('.classes a').first().waitFor();
  await save('classes');
  await page.locator('.classes a').first().click();
  await page.locator('.prejoin-acts').waitFor();
  await save('pre-join');
  await page.locator('.prejoin-acts .btn').nth(1).click();
  await page.locator('.prejoin .seat video').waitFor();
  await page.locator('.btn-marker').click();
  await page.locator('.talk-list').waitFor();
  await save('classroom');
  await page.goto(`${url}/nowhere`);
  await page.locator('.torn').waitFor();
  await save('not-found');
  await page.context().close();
};

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
for (const view of views) {
  if (only && !`${view.locale}-${view.theme}-${view.width}`.includes(only)) continue;
  await take(browser, view);
}
await browser.close();
