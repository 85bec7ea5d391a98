import { afterAll, beforeAll, expect, it } from 'vitest';
import { questions, writeCourse } from './kit/course.ts';
import { openWindow, openWindowFor, type Person } from './kit/person.ts';
import { openSchool, people, type School } from './kit/school.ts';

let school: School;
let tutor: Person;
beforeAll(async () => {
  school = await openSchool();
  tutor = await openWindowFor(school.browser, school.url, { email: people.tutor });
});
afterAll(() => school?.close());

/** Answers every question of the journey's quiz by keys, rightly but for the first. */
const answerAll = async ({ page }: Person) => {
  const check = async (isRight: boolean) => {
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: isRight ? 'Correct' : 'Not quite' }).waitFor();
    await page.keyboard.press('Enter');
  };
  await page.getByText('Where is the vertex').waitFor();
  await page.keyboard.press('1');
  await check(false);
  await page.getByText('Which of these are roots').waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('3');
  await check(true);
  await page.getByText('axis of symmetry').waitFor();
  await page.keyboard.press('1');
  await check(true);
  await page.getByText('How much is one half?').waitFor();
  await page.locator('.written input').fill('0,5');
  await check(true);
  await page.getByText('What is the lowest point called?').waitFor();
  await page.locator('.written input').fill('Vertex');
  await check(true);
  await page.getByLabel('What belongs to a > 0').selectOption('opens up');
  await page.getByLabel('What belongs to a < 0').selectOption('opens down');
  await check(true);
  await page.getByText('From narrow to wide').waitFor();
  const order = () => page.locator('.order .ans > span:nth-child(2)').allTextContents();
  for (const [place, item] of ['a = 3', 'a = 2', 'a = 1'].entries())
    while ((await order()).indexOf(item) > place) await page.getByRole('button', { name: `Move up: ${item}` }).click();
  await page.getByRole('button', { name: 'Check' }).click();
  await check(true);
  await page.getByLabel('Blank 1').fill('axis');
  await page.getByLabel('Blank 2').selectOption('vertex');
  await check(true);
};

it('goes from the catalogue through a lesson and its quiz to XP and a streak, by keys', async () => {
  const title = 'Parabolas by keys';
  const { id, lessonIds } = await writeCourse(tutor, title, [
    { title: 'The vertex', notes: 'It is **halfway**.', quizzes: [{ title: 'Five minutes', questions }] },
    { title: 'The axis' },
  ]);
  await tutor.call('course.updateLesson', { lessonId: lessonIds[1], drip: [{ kind: 'prerequisite', lessonId: lessonIds[0] }] });

  const visitor = await openWindow(school.browser, school.url);
  await visitor.page.goto('/learn?q=parabolas+by');
  await visitor.page.getByRole('link', { name: title }).click();
  await visitor.page.getByRole('link', { name: 'Look into lesson 1' }).waitFor();
  expect(visitor.errors).toEqual([]);
  await visitor.close();

  const learner = await openWindowFor(school.browser, school.url, { email: people.sofia });
  const { page } = learner;
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByRole('heading', { name: 'Courses' }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('by keys');
  await expect.poll(() => new URL(page.url()).search).toBe('?q=by+keys');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Opens after “The vertex”').waitFor();
  await page.getByRole('button', { name: 'Begin the course' }).click();
  await page.getByText('halfway').waitFor();

  await page.getByRole('link', { name: 'Answer' }).first().click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await answerAll(learner);
  await page.getByText('7 right answers').waitFor();
  await page.getByText('87 %').waitFor();
  await page.getByRole('link', { name: 'Back to the lesson' }).click();

  await page.getByText('halfway').waitFor();
  await page.keyboard.press('m');
  await page.locator('.stamp', { hasText: '+20 XP' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Mark complete' }).waitFor();
  await expect.poll(() => page.locator('.stamp', { hasText: '+20 XP' }).count()).toBe(0);
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect.poll(() => undo.count()).toBe(0);
  await page.keyboard.press('m');
  await undo.waitFor();
  await page.locator('.streak[data-today=done]').waitFor();
  await page.keyboard.press(']');
  await page.getByRole('heading', { name: 'The axis' }).waitFor();

  await page.goto(`/learn/${id}`);
  await page.getByText('1 of 2').first().waitFor();
  await page.goto('/');
  await page.getByRole('heading', { name: 'The axis' }).waitFor();
  expect(learner.errors).toEqual([]);
  await learner.close();
});
