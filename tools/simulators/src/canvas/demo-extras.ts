import type { Announcement, CalendarEvent, Module, ModuleItem } from './extras.ts';

const [hourMs, dayMs, weekMs] = [3_600_000, 86_400_000, 604_800_000];

/** A moment of this week: Monday at midnight, the place of the course in the list, and the moment it is now. */
export interface Week {
  readonly monday: number;
  readonly place: number;
  readonly now: number;
}

const idOf = (place: number, n: number): string => String(10_000_000_000_500_000n + BigInt(place) * 1000n + BigInt(n));

interface Told {
  readonly title: string;
  readonly message: string;
  readonly author: string;
  /** Days from Monday, and the hour. */
  readonly at: readonly [number, number];
}

const told: readonly (readonly Told[])[] = [
  [
    {
      ...{ title: 'Контрольна у п’ятницю', author: 'Оксана Коваль', at: [-3, 16] },
      message:
        '<p>Дискримінант і теорема Вієта.</p><p>Принесіть:</p><ul><li>зошит у клітинку</li><li>лінійку</li></ul><p>Калькулятори не потрібні.</p>',
    },
    {
      ...{ title: 'Розв’язки вправ § 12', author: 'Оксана Коваль', at: [-10, 9] },
      message: '<p>Розв’язки у файлах курсу. Запитання &mdash; на консультації.</p>',
    },
  ],
  [
    {
      ...{ title: 'Лабораторія зачинена', author: 'Ігор Мельник', at: [0, 8] },
      message: '<p>Лабораторну № 5 робимо в кабінеті 12.</p>',
    },
  ],
  [],
  [{ ...{ title: 'Presentations start on Monday', author: 'Olha Shevchuk', at: [-6, 12] }, message: '<p>Seven minutes each, please.</p>' }],
  [],
  [
    {
      ...{ title: 'Екскурсія до музею', author: 'Петро Ткач', at: [-20, 10] },
      message: '<p>Збираємося біля школи о 9:00. Квиток &mdash; 60 грн.</p>',
    },
  ],
];

const happenings: readonly (readonly { title: string; at: readonly [number, number]; hours: number; location: string | null }[])[] = [
  [{ title: 'Консультація з алгебри', at: [3, 13], hours: 1, location: 'Кабінет 21' }],
  [{ title: 'Олімпіада з фізики', at: [12, 7], hours: 4, location: 'Ліцей № 3' }],
  [],
  [{ title: 'Speaking club', at: [1, 14], hours: 1, location: null }],
  [],
  [{ title: 'Екскурсія до музею', at: [5, 0], hours: 0, location: 'Музей історії міста' }],
];

const sections = ['Повторення', 'Основи', 'Практика', 'Підсумки'] as const;
const things: readonly [string, ModuleItem['type']][] = [
  ['Прочитати конспект', 'Page'],
  ['Вправи', 'Assignment'],
  ['Матеріали', 'File'],
  ['Тест', 'Quiz'],
];

export const demoAnnouncements = ({ monday, place, now }: Week): Announcement[] =>
  (told[place] ?? [])
    .map(({ title, message, author, at: [day, hour] }, n) => {
      const postedAt = monday + day * dayMs + hour * hourMs;
      return { id: idOf(place, n), title, message, author, postedAt };
    })
    .filter(({ postedAt }) => postedAt <= now);

export const demoEvents = ({ monday, place }: Week): CalendarEvent[] =>
  (happenings[place] ?? []).map(({ title, at: [day, hour], hours, location }, n) => {
    const startsAt = monday + day * dayMs + hour * hourMs;
    return { ...{ id: idOf(place, 100 + n), title, location, startsAt }, endsAt: startsAt + hours * hourMs, isAllDay: hours === 0 };
  });

/** Four modules, the first two done, one begun, and one that opens in a week. */
export const demoModules = ({ monday, place }: Week): Module[] =>
  sections.map((name, n) => ({
    ...{ id: idOf(place, 200 + n), name: `${n + 1}. ${name}`, unlockAt: n === 3 ? monday + weekMs : null },
    state: (['completed', 'completed', 'started', 'locked'] as const)[n] ?? 'unlocked',
    items: things.map(([title, type], k) => ({
      ...{ id: idOf(place, 300 + n * 10 + k), title: type === 'Assignment' ? `${title} ${n + 1}.${place + 1}` : title, type },
      completed: type === 'File' ? null : n < 2 || (n === 2 && k < 1 + (place % 3)),
    })),
  }));

/** In her own calendar. */
export const demoOwnEvents = (monday: number): CalendarEvent[] => [
  {
    ...{ id: idOf(9, 1), title: 'Музична школа', location: null, isAllDay: false },
    startsAt: monday + 2 * dayMs + 15 * hourMs,
    endsAt: monday + 2 * dayMs + 16 * hourMs,
  },
];
