import { startStack } from '@lyceum/testkit/stack.ts';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { openWindowFor, type Person } from './person.ts';

/** A running demo school with a browser in front of it. */
export interface School {
  readonly browser: Browser;
  readonly stack: Awaited<ReturnType<typeof startStack>>;
  readonly url: string;
  close(): Promise<void>;
}

export const people = {
  admin: 'admin@lyceum.test',
  tutor: 'tutor@lyceum.test',
  sofia: 'student@lyceum.test',
  olena: 'olena@lyceum.test',
} as const;

/** Starts everything a journey needs; `videos` brings what stands in for Mux, `canvas` what stands in for Canvas. */
export const openSchool = async ({ videos = false, canvas = false } = {}): Promise<School> => {
  const [stack, browser] = await Promise.all([startStack({ demo: true, web: true, videos, canvas }), launchBrowser()]);
  return {
    browser,
    stack,
    url: stack.url,
    close: async () => {
      await browser.close();
      await stack[Symbol.asyncDispose]();
    },
  };
};

/** A fresh class of the tutor with both students, and a window for each. */
export const openLesson = async ({ browser, url }: School, title: string) => {
  const [tutor, sofia, olena] = (await Promise.all(
    [people.tutor, people.sofia, people.olena].map((email) => openWindowFor(browser, url, { email, locale: 'en-GB' })),
  )) as [Person, Person, Person];
  // Olena's own language is Ukrainian; in journeys everybody reads the same words.
  await olena.call('account.updateMe', { locale: 'en' });
  const participants = [people.sofia, people.olena].map((email) => ({ email, role: 'student' }));
  const session = await tutor.call<{ id: string }>('classroom.create', { title, startsAt: new Date().toISOString(), participants });
  const close = async () => {
    await olena.call('account.updateMe', { locale: 'uk' });
    await Promise.all([tutor, sofia, olena].map((person) => person.close()));
  };
  return { id: session.id, tutor, sofia, olena, close };
};
