import { demoAnnouncements, demoEvents, demoModules, demoOwnEvents } from './demo-extras.ts';
import { type Random, randomFrom } from './random.ts';
import { newStudent, type Student } from './student.ts';
import type { Assignment, Course, Submission, World } from './world.ts';

/** The student of the demo, as her Canvas calls her. */
export const demoStudent = { userId: '10000000000418001', userName: 'Олена Бондар' } as const;

interface Subject {
  readonly name: string;
  readonly code: string;
  /** Part of the points that she gets, and how much it goes up and down over half a year. */
  readonly level: number;
  readonly swing: number;
  readonly works: readonly string[];
}

const subjects: readonly Subject[] = [
  {
    ...{ name: 'Алгебра 9', code: 'АЛГ-9Б', level: 0.93, swing: -0.3 },
    works: ['Контрольна: дискримінант', 'Вправи § 12', 'Самостійна: парабола', 'Вправи § 13', 'Проєкт: міст', 'Тест: нерівності'],
  },
  {
    ...{ name: 'Фізика 9', code: 'ФІЗ-9Б', level: 0.9, swing: -0.1 },
    works: ['Лабораторна № 4: закон Ома', 'Задачі: сила струму', 'Лабораторна № 5: опір', 'Тест: електричне коло', 'Реферат: Вольта'],
  },
  {
    ...{ name: 'Українська література', code: 'УЛІТ-9Б', level: 0.85, swing: 0 },
    works: ['Твір: «Кайдашева сім’я»', 'Читацький щоденник', 'Вірш напам’ять', 'Есе: чому ми читаємо', 'Тест: романтизм'],
  },
  {
    ...{ name: 'English 9', code: 'ENG-9B', level: 0.97, swing: -0.15 },
    works: ['Essay: a place I miss', 'Vocabulary quiz', 'Reading: chapter', 'Presentation: my town', 'Grammar worksheet'],
  },
  {
    ...{ name: 'Хімія 9', code: 'ХІМ-9Б', level: 0.5, swing: 0.25 },
    works: ['Кросворд «Окисники»', 'Лабораторна: кислоти', 'Рівняння реакцій', 'Тест: розчини', 'Задачі: молярна маса'],
  },
  {
    ...{ name: 'Історія України', code: 'ІСТ-9Б', level: 0.8, swing: 0.05 },
    works: ['Хронологічна таблиця', 'Карта: губернії', 'Есе: реформи', 'Тест: кирило-мефодіївці', 'Презентація: місто'],
  },
];

const [hourMs, dayMs, weekMs] = [3_600_000, 86_400_000, 604_800_000];
const [weeksBack, weeksAhead] = [6, 2];
const mondayMs = 4 * dayMs; // the first Monday after 1970 began
const reachable = 12;

const nothing: Submission = {
  ...{ state: 'unsubmitted', score: null, grade: null, submittedAt: null, gradedAt: null, postedAt: null, graderId: null },
  ...{ late: false, missing: false, excused: false },
};

/** What she did about work that was due: the same at each start, further on as time goes by. */
const workOn = (random: Random, dueAt: number, { now, part }: { now: number; part: number }): Submission => {
  const [luck, early] = [random.next(), random.int(1, 40)];
  const scatter = (random.next() - 0.5) * 0.2;
  if (dueAt > now) {
    const ahead = dueAt - 10 * dayMs + early * hourMs;
    return luck < 0.25 && ahead < now ? { ...nothing, state: 'submitted', submittedAt: ahead } : nothing;
  }
  if (luck < 0.05) return { ...nothing, missing: true };
  if (luck < 0.08) return { ...nothing, state: 'graded', excused: true };
  const late = luck < 0.15;
  const submittedAt = dueAt + (late ? 1 : -1) * early * hourMs;
  const gradedAt = dueAt + 2 * dayMs + early * hourMs;
  if (submittedAt > now) return { ...nothing, missing: true };
  if (gradedAt > now) return { ...nothing, state: 'submitted', submittedAt, late };
  const score = Math.max(1, Math.min(reachable, Math.round(reachable * (part + scatter))));
  return { ...nothing, state: 'graded', score, grade: String(score), submittedAt, gradedAt, postedAt: gradedAt, graderId: '418900', late };
};

const assignmentOf = ({ level, swing, works }: Subject, at: { place: number; week: number; n: number; now: number }): Assignment => {
  const { place, week, n, now } = at;
  const random = randomFrom(place * 100_003 + week * 101 + n * 7);
  const dueAt = mondayMs + week * weekMs + random.int(0, 4) * dayMs + random.pick([6, 9, 12, 17, 20]) * hourMs;
  // Better and worse over half a year: hung on the week itself, so that a grade stays what it was.
  const tide = 0.5 - 0.5 * Math.sin((2 * Math.PI * week) / 26);
  return {
    id: String(10_000_000_000_000_000n + BigInt(place) * 1_000_000_000n + BigInt(week) * 10n + BigInt(n)),
    name: works[(week * 2 + n) % works.length] as string,
    ...{
      dueAt,
      baseDueAt: dueAt,
      overrides: 0,
      unlockAt: dueAt - 10 * dayMs,
      lockAt: null,
      points: reachable,
      types: ['online_upload'],
      published: true,
    },
    updatedAt: dueAt - 12 * dayMs,
    submission: workOn(random, dueAt, { now, part: level + swing * tide }),
  };
};

const courseOf = (subject: Subject, place: number, now: number): Course => {
  const current = Math.floor((now - mondayMs) / weekMs);
  const assignments: Assignment[] = [];
  for (let week = current - weeksBack; week <= current + weeksAhead; week++)
    for (let n = 0; n < 1 + ((week + place) % 2); n++) assignments.push(assignmentOf(subject, { place, week, n, now }));
  const scores = assignments.flatMap(({ submission }) => (submission.score === null ? [] : [submission.score]));
  const mean = scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const percent = mean === null ? null : Math.round((1000 * mean) / reachable) / 10;
  const grade = mean === null ? null : String(Math.round(mean));
  const at = { monday: mondayMs + current * weekMs, place, now };
  return {
    ...{ announcements: demoAnnouncements(at), events: demoEvents(at), modules: demoModules(at) },
    ...{ id: String(10_000_000_000_000_411n + BigInt(place)), name: subject.name, code: subject.code, nickname: null },
    ...{ isRestricted: false, hidesGrades: false, assignments },
    ...{ currentScore: percent, currentGrade: grade, finalScore: percent, finalGrade: grade },
  };
};

/** Her Canvas: six courses and some eighty things to do, from six weeks back to two ahead, and what is told around them; the same for the same week. */
export const demoWorld = (now: number): World => ({
  ...{ seed: 418, ...demoStudent, random: randomFrom(418) },
  courses: subjects.map((subject, place) => courseOf(subject, place, now)),
  plannerVersion: Math.floor((now - mondayMs) / weekMs),
  events: demoOwnEvents(mondayMs + Math.floor((now - mondayMs) / weekMs) * weekMs),
});

/** She herself, as somebody with a token. */
export const newDemoStudent = (now: number): Student => ({ ...newStudent(418, now), world: demoWorld(now), tokenEndsAt: now + 97 * dayMs });
