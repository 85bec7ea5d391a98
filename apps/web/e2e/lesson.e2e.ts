import { afterAll, beforeAll, expect, it } from 'vitest';
import { lessonOf } from './kit/lesson.ts';
import { openLesson, openSchool, type School } from './kit/school.ts';

let school: School;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school?.close());

const names = { tutor: 'Оксана Коваль', sofia: 'Софія Мельник', olena: 'Олена Бондар' };

it('is one lesson in three windows: who is here, what is said, what is switched on', async () => {
  const { id, tutor, sofia, olena, close } = await openLesson(school, 'Parabolas');
  const [t, s, o] = [lessonOf(tutor), lessonOf(sofia), lessonOf(olena)];
  await Promise.all([t.enter(id), s.enter(id), o.enter(id)]);
  for (const each of [t, s, o]) await each.seesHere(3);

  await t.say('Good morning');
  await s.shows(['Good morning']);
  await s.say('Good morning, Oksana');
  for (const each of [t, s, o]) await each.shows(['Good morning', 'Good morning, Oksana']);

  await s.press('Mic');
  await Promise.all([t, o].map((each) => each.seesDevice(names.sofia, 'mic on')));
  await s.press('Camera');
  await Promise.all([t, o].map((each) => each.seesDevice(names.sofia, 'camera on')));
  await s.press('Mic');
  await t.seesDevice(names.sofia, 'mic off');
  await o.press('Hand');
  await tutor.page.locator(`[data-person="${names.olena}"]`).getByText('hand raised').waitFor();

  await sofia.page.reload();
  await s.shows(['Good morning', 'Good morning, Oksana']);
  await s.seesHere(3);
  await t.say('Welcome back');
  await s.shows(['Good morning', 'Good morning, Oksana', 'Welcome back']);
  expect([...tutor.errors, ...sofia.errors, ...olena.errors]).toEqual([]);
  await close();
});

it('keeps five messages typed in ten seconds without a network, and sends each once, in order', async () => {
  const { id, tutor, sofia, close } = await openLesson(school, 'Ten seconds');
  const [t, s] = [lessonOf(tutor), lessonOf(sofia)];
  await Promise.all([t.enter(id), s.enter(id)]);
  await t.say('Before');
  await s.shows(['Before']);

  await sofia.goOffline();
  const dark = Date.now();
  await s.pill('offline');
  const typed = ['one', 'two', 'three', 'four', 'five'];
  for (const text of typed) await s.say(text);
  await expect.poll(s.unsaved).toEqual(typed);
  await t.say('Meanwhile');
  await expect.poll(() => Date.now() - dark, { timeout: 12_000 }).toBeGreaterThan(10_000);
  expect(await t.saved()).toEqual(['Before', 'Meanwhile']);

  await sofia.goOnline();
  const all = ['Before', 'Meanwhile', ...typed];
  await Promise.all([t.shows(all), s.shows(all)]);
  await expect.poll(s.unsaved).toEqual([]);
  await s.noPill();
  await sofia.page.reload();
  await s.shows(all);
  await close();
});

it('loses nothing when the realtime tier is killed in the middle of it', async () => {
  const { id, tutor, sofia, olena, close } = await openLesson(school, 'Lightning');
  const [t, s, o] = [lessonOf(tutor), lessonOf(sofia), lessonOf(olena)];
  await Promise.all([t.enter(id), s.enter(id), o.enter(id)]);
  await t.say('Before the storm');
  await Promise.all([s, o].map((each) => each.shows(['Before the storm'])));

  const [realtime] = school.stack.realtime;
  await realtime?.kill();
  await s.pill('reconnecting');
  await s.say('In the storm');
  expect(await s.unsaved()).toEqual(['In the storm']);
  await realtime?.restart();

  for (const each of [t, s, o]) await each.shows(['Before the storm', 'In the storm']);
  await t.say('After the storm');
  for (const each of [t, s, o]) await each.shows(['Before the storm', 'In the storm', 'After the storm']);
  for (const each of [t, s, o]) await each.seesHere(3);
  await close();
});

it('ends for everybody when the tutor ends it', async () => {
  const { id, tutor, sofia, close } = await openLesson(school, 'The end');
  const [t, s] = [lessonOf(tutor), lessonOf(sofia)];
  await Promise.all([t.enter(id), s.enter(id)]);
  await t.say('Homework: page 12');
  await s.shows(['Homework: page 12']);
  await t.press('End class');
  await tutor.page.getByRole('alertdialog').getByRole('button', { name: 'End class' }).click();
  await sofia.page.getByRole('heading', { name: 'The class is over' }).waitFor();
  await sofia.page.locator('.recap-said', { hasText: 'Homework: page 12' }).waitFor();
  await tutor.page.getByRole('heading', { name: 'The class is over' }).waitFor();
  await close();
});
