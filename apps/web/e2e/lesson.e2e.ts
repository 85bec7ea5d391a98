import { afterAll, beforeAll, expect, it } from 'vitest';
import { lessonOf, saySwiftly } from './kit/lesson.ts';
import { openWindowFor } from './kit/person.ts';
import { openLesson, openSchool, people, type School } from './kit/school.ts';

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

it('lets keys act, but not while typing, and takes the pen away live', async () => {
  const { id, tutor, sofia, close } = await openLesson(school, 'Keys');
  const [t, s] = [lessonOf(tutor), lessonOf(sofia)];
  await Promise.all([t.enter(id), s.enter(id)]);
  await sofia.page.locator('#main').focus();
  await sofia.page.keyboard.press('Control+d');
  await t.seesDevice(names.sofia, 'mic on');
  await sofia.page.keyboard.press('h');
  const row = tutor.page.locator(`[data-person="${names.sofia}"]`);
  await row.getByText('hand raised').waitFor();
  await sofia.page.keyboard.press('c');
  await sofia.page.keyboard.type('hhh');
  expect(await sofia.page.locator('.c-dock textarea').inputValue()).toBe('hhh');
  await row.getByText('hand raised').waitFor();

  const participants = (await tutor.call<{ session: { participants: { id: string; name: string }[] } }>('classroom.enter', { id })).session
    .participants;
  const userId = participants.find((person) => person.name === names.sofia)?.id;
  await tutor.call('classroom.setPermissions', { id, userId, permissions: { can_chat: false } });
  await sofia.page.getByText('You can read here but not write.').waitFor();
  await tutor.call('classroom.setPermissions', { id, userId, permissions: { can_chat: true } });
  await expect.poll(() => sofia.page.locator('.c-dock textarea').inputValue()).toBe('hhh');
  await close();
});

it('edits, answers, reacts and takes back', async () => {
  const { id, tutor, sofia, close } = await openLesson(school, 'Words');
  const [t, s] = [lessonOf(tutor), lessonOf(sofia)];
  await Promise.all([t.enter(id), s.enter(id)]);
  await t.say('Frist');
  await s.shows(['Frist']);
  const act = async (page: typeof tutor.page, name: string) => {
    const message = page.locator('.talk-list .msg').last();
    await message.hover();
    await message.getByRole('button', { name, exact: true }).click();
  };
  await act(tutor.page, 'Edit');
  await t.say('First');
  await s.shows(['First edited']);
  await act(sofia.page, 'React');
  await sofia.page.getByRole('menuitem', { name: '👍' }).click();
  await tutor.page.locator('.reacts button', { hasText: '1' }).waitFor();
  await act(sofia.page, 'Answer');
  await s.say('Thanks');
  await tutor.page.locator('.msg', { hasText: 'Thanks' }).locator('.quote', { hasText: 'First' }).waitFor();
  await act(sofia.page, 'Delete');
  await t.shows(['First edited', 'message deleted']);
  await close();
});

it('says what to do when the browser may not use the camera', async () => {
  const { id, sofia, close } = await openLesson(school, 'No camera');
  await sofia.page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await sofia.page.goto(`/class/${id}`);
  await sofia.page.getByRole('button', { name: 'Camera' }).click();
  await sofia.page.getByText('The browser may not use the camera.').waitFor();
  await sofia.page.getByRole('button', { name: 'Join muted' }).click();
  await sofia.page.locator('.stage .seat').first().waitFor();
  await close();
});

it('fetches what was said before when the reader goes up', async () => {
  const { id, tutor, sofia, close } = await openLesson(school, 'A long talk');
  const s = lessonOf(sofia);
  const said = Array.from({ length: 120 }, (_, index) => `line ${index + 1}`);
  await saySwiftly(tutor, id, said);
  await s.enter(id);
  await sofia.page.getByRole('tab', { name: 'Chat' }).click();
  await s.shows(said.slice(-50));
  const goUp = () => sofia.page.locator('.talk-list').evaluate((list) => list.scrollTo({ top: 0 }));
  await goUp();
  await s.shows(said.slice(-100));
  await goUp();
  await s.shows(said);
  await close();
});

it('is planned by the tutor, and then stands on the page of the student with its Join', async () => {
  const title = 'Planned in the window';
  const tutor = await openWindowFor(school.browser, school.url, { email: people.tutor });
  await tutor.page.goto('/class');
  await tutor.page.getByRole('button', { name: 'New class' }).click();
  await tutor.page.getByRole('button', { name: 'Make the class' }).click();
  await tutor.page.getByText('Write something here.').waitFor();
  await tutor.page.getByLabel('Title').fill(title);
  await tutor.page.getByLabel('Students, by e-mail').fill(`${people.sofia}, nobody`);
  await tutor.page.getByRole('button', { name: 'Make the class' }).click();
  await tutor.page.getByText('This does not look like an e-mail address.').waitFor();
  await tutor.page.getByLabel('Students, by e-mail').fill(people.sofia);
  await tutor.page.getByRole('button', { name: 'Make the class' }).click();
  await tutor.page.getByRole('link', { name: title }).waitFor();
  await tutor.close();

  const sofia = await openWindowFor(school.browser, school.url, { email: people.sofia });
  await sofia.page.goto('/');
  await sofia.page.getByRole('listitem').getByRole('link', { name: title }).click();
  await sofia.page.getByRole('button', { name: 'Join muted' }).click();
  await sofia.page.locator('.stage .seat').first().waitFor();
  await sofia.close();
});
