import type { Locale, Role } from '@lyceum/shared/account/contract.ts';
import { ChannelName, ConnectionId, KeyId, PersonId, SessionId } from '@lyceum/shared/kernel/ids.ts';

/** Somebody of the demo school. */
export interface DemoPerson {
  readonly id: PersonId;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
}

const uuid = (group: string, n: number): string => `${group}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const person = (n: number, who: Omit<DemoPerson, 'id'>): DemoPerson => ({ id: PersonId.parse(uuid('de300001', n)), ...who });

const admin = person(1, { email: 'admin@lyceum.test', name: 'School Office', role: 'admin', locale: 'en' });
const tutor = person(2, { email: 'tutor@lyceum.test', name: 'Оксана Коваль', role: 'tutor', locale: 'en' });
const sofia = person(3, { email: 'student@lyceum.test', name: 'Софія Мельник', role: 'member', locale: 'en' });
const olena = person(4, { email: 'olena@lyceum.test', name: 'Олена Бондар', role: 'member', locale: 'uk' });

/** The school that `npm start` shows: the same people, names and ids every time. */
export const demoSchool = {
  password: 'lyceum-demo',
  // argon2id of the password above, made once so that seeding needs no slow hashing.
  passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$bHljZXVtLWRlbW8tc2FsdA$3XQ/1oOa4LvIDF9GH/kuiF9Ig5wcCGtbHROUNjDKyZI',
  timezone: 'Europe/Kyiv',
  people: [admin, tutor, sofia, olena],
  serviceKey: 'lyk_demo_0123456789abcdefghijklmnopqrstuv',
  serviceKeyId: KeyId.parse(uuid('de300002', 1)),
  admin,
  tutor,
  olena,
  /** Olena's connection to her Canvas. */
  connectionId: ConnectionId.parse(uuid('de30000c', 1)),
  channel: { name: ChannelName.parse('hq'), title: 'Headquarters' },
  channelTalk: [
    { by: admin, text: 'Welcome to the school! This channel is open to everybody.' },
    { by: tutor, text: 'Доброго дня! Algebra 9-B meets in the classroom today.' },
  ],
  lesson: {
    /** The n-th lesson: when one has been ended, the next start opens another. */
    id: (n: number): SessionId => SessionId.parse(uuid('de300003', n)),
    title: 'Algebra 9-B: quadratic functions',
    minutes: 60,
    host: tutor,
    students: [sofia, olena],
    talk: [
      { by: tutor, text: 'Good morning! Today we draw parabolas. Please open your notebooks.' },
      { by: sofia, text: 'Good morning! Is it the one with y = ax² + bx + c?' },
      { by: tutor, text: 'Exactly. We start with a = 1 and see what b does.' },
      { by: olena, text: 'Добрий день! Я вже на місці.' },
    ],
  },
} as const;
