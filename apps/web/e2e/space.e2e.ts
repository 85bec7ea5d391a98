import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lessonOf } from './kit/lesson.ts';
import { openWindow, openWindowFor } from './kit/person.ts';
import { openSchool, people, type School } from './kit/school.ts';

let school: School;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school?.close());

interface Space {
  readonly spaceId: string;
  readonly tutorSpaces: readonly { readonly spaceUrl: string }[];
  readonly studentSpaces: readonly { readonly spaceUrl: string }[];
}

it('lets guests in by their links and keeps the token out of the address bar', async () => {
  const tutor = await openWindowFor(school.browser, school.url, { email: people.tutor });
  const space = await tutor.call<Space>('space.create', {
    lessonId: `lesson-${randomUUID()}`,
    tutors: [{ name: 'Ірина Гостя', email: `iryna-${randomUUID().slice(0, 8)}@example.org` }],
    students: [{ name: 'Max Guest', email: `max-${randomUUID().slice(0, 8)}@example.org` }],
  });
  await tutor.close();
  const guests = await Promise.all([openWindow(school.browser, school.url), openWindow(school.browser, school.url)]);
  const links = [space.tutorSpaces[0]?.spaceUrl ?? '', space.studentSpaces[0]?.spaceUrl ?? ''].map((link) => new URL(link));
  for (const [index, guest] of guests.entries()) {
    const link = links[index];
    await guest.page.goto(`${link?.pathname}${link?.search}`);
    await guest.page.getByRole('button', { name: /^Join/ }).click();
    await guest.page.locator('.talk-list').waitFor();
    const address = new URL(guest.page.url());
    expect(address.pathname + address.search).toBe(`/space/${space.spaceId}`);
    expect(await guest.page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    expect(await guest.context.cookies()).toEqual([]);
  }
  const [iryna, max] = guests.map((guest) => lessonOf(guest)) as [ReturnType<typeof lessonOf>, ReturnType<typeof lessonOf>];
  await iryna.say('Hello Max');
  await max.shows(['Hello Max']);
  await guests[1]?.page.reload();
  await max.shows(['Hello Max']);
  await guests[1]?.page.getByText('Ірина Гостя').first().waitFor();
  await Promise.all(guests.map((guest) => guest.close()));
});

it('says so when the link is missing', async () => {
  const guest = await openWindow(school.browser, school.url);
  await guest.page.goto(`/space/${randomUUID()}`);
  await guest.page.getByText('Open the class by the link you were sent.').waitFor();
  await guest.close();
});
