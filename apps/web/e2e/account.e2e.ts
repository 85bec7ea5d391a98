import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { focusedHeading } from './kit/lesson.ts';
import { openWindow, openWindowFor } from './kit/person.ts';
import { openSchool, people, type School } from './kit/school.ts';

let school: School;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school?.close());

const linkOf = (text: string): string => /https?:\/\/\S+\/reset\?token=[^\s"'<>)]+/.exec(text)?.[0] ?? '';

it('makes an account, refuses a wrong password and opens with the right one', async () => {
  const email = `new-${randomUUID().slice(0, 8)}@lyceum.test`;
  const person = await openWindow(school.browser, school.url);
  const { page } = person;
  await page.goto('/');
  await page.getByRole('link', { name: 'Make an account' }).click();
  await page.getByLabel('Name').fill('Назар Петренко');
  await page.getByText('Назар Петренко').waitFor();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill('short');
  await page.getByRole('button', { name: 'Create account and open the book' }).click();
  await page.getByText('Use at least 8 characters.').waitFor();
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough one');
  await page.getByRole('button', { name: 'Create account and open the book' }).click();
  await page.getByText('A clean page.').waitFor();

  await page.getByRole('button', { name: 'My profile' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Open your book' }).waitFor();
  await expect.poll(() => focusedHeading(page)).toBe('Open your book');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill('a wrong one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This e-mail and password do not go together.').waitFor();
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('A clean page.').waitFor();
  expect(await page.title()).toBe('Home — Lyceum');
  expect(person.errors).toEqual([]);
  await person.close();
});

it('comes back to the page that asked to sign in, but to no foreign one', async () => {
  const person = await openWindow(school.browser, school.url);
  const { page } = person;
  await page.goto('/settings');
  await page.getByLabel('E-mail').fill(people.sofia);
  await page.getByRole('textbox', { name: 'Password' }).fill('lyceum-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await person.context.clearCookies();
  await page.goto('/sign-in?next=//evil.example');
  await page.getByLabel('E-mail').fill(people.sofia);
  await page.getByRole('textbox', { name: 'Password' }).fill('lyceum-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Join the class' }).waitFor();
  expect(new URL(page.url()).origin).toBe(new URL(school.url).origin);
  await person.close();
});

it('resets a forgotten password by a mailed link, once', async () => {
  const email = `forgot-${randomUUID().slice(0, 8)}@lyceum.test`;
  const person = await openWindow(school.browser, school.url);
  const { page } = person;
  await person.call('account.signUp', { email, password: 'the first password', locale: 'en' });
  await person.context.clearCookies();
  await page.goto('/forgot');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByRole('heading', { name: 'Look in your mail' }).waitFor();

  const mailed = async () => {
    const answer = await fetch(`${school.stack.mailUrl}/api/messages`);
    const { items } = (await answer.json()) as { items: { to: string[]; text: string }[] };
    return (
      items
        .filter((mail) => mail.to.some((to) => to.includes(email)))
        .map((mail) => linkOf(mail.text))
        .find(Boolean) ?? ''
    );
  };
  await expect.poll(mailed, { timeout: 20_000 }).toContain('token=');
  const link = new URL(await mailed());
  await page.goto(link.pathname + link.search);
  await page.getByRole('textbox', { name: 'New password' }).fill('the second password');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill('the second password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('A clean page.').waitFor();

  await page.goto(link.pathname + link.search);
  await page.getByRole('textbox', { name: 'New password' }).fill('the third password');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByRole('link', { name: 'Ask for a new link' }).waitFor();
  await person.close();
});

it('goes to the cover when the session has ended elsewhere', async () => {
  const person = await openWindowFor(school.browser, school.url, { email: people.sofia });
  await person.page.goto('/settings');
  await person.page.getByRole('heading', { name: 'Settings' }).waitFor();
  await person.context.clearCookies();
  await person.page.getByRole('navigation', { name: 'Sections' }).first().getByRole('link', { name: 'Class' }).click();
  await person.page.getByRole('heading', { name: 'Open your book' }).waitFor();
  await person.close();
});
