import { describe, expect, it } from 'vitest';
import { readAnnouncements, readEvents, readModules } from './parse-extras.ts';

const announcement = { id: '9007199254740993', title: 'T', context_code: 'course_77520000000029520', posted_at: '2026-09-14T08:00:00Z' };
const messageOf = (message: unknown) => readAnnouncements([{ ...announcement, message }]).rows[0]?.message;

describe('an announcement', () => {
  it('is plain text, line by line, whatever HTML it came as', () => {
    expect(
      messageOf('<h2>Note</h2><p>a &amp; <b>b</b> &mdash; <a href="https://x.example">c</a></p><ul><li>one</li><li>two</li></ul>'),
    ).toBe('Note\n\na & b — c\n\n * one\n * two');
    expect(messageOf('<p>x</p><script>alert(1)</script><style>p{}</style><img src=x onerror=alert(1)>')).toBe('x');
    expect(messageOf(null)).toBe('');
    expect(messageOf('\u0000')).toBe('');
    expect(messageOf(5)).toBe('');
  });

  it('is cut where nobody reads on, and never takes the worker with it', () => {
    expect(messageOf(`<p>${'a'.repeat(5000)}</p>`)).toBe(`${'a'.repeat(4000)}…`);
    expect(messageOf('<div>'.repeat(50_000))).toEqual(expect.any(String));
  });

  it('belongs to a course, to the digit; of what belongs to none the list is not whole', () => {
    expect(readAnnouncements([announcement])).toMatchObject({ bad: 0, rows: [{ courseId: '77520000000029520', id: '9007199254740993' }] });
    expect(readAnnouncements([{ ...announcement, context_code: 'course_x' }, {}, null, 7])).toEqual({ rows: [], bad: 4 });
    expect(readAnnouncements([{ ...announcement, context_code: 'group_5' }])).toEqual({ rows: [], bad: 0 });
  });
});

it('reads events of courses and one’s own, and passes over what is hidden or somebody else’s', () => {
  const event = { id: 5, title: 'E', start_at: '2026-09-14T08:00:00+03:00', end_at: null, context_code: 'course_1' };
  const items = [
    event,
    { ...event, id: 6, context_code: 'user_9' },
    { ...event, id: 7, context_code: 'user_8' },
    { ...event, id: 8, hidden: true },
    { ...event, id: 5, title: 'Later' },
    { title: 'without an id' },
  ];
  const { rows, bad } = readEvents(items, 'user_9');
  expect(rows.map(({ id, courseId, title, startsAt }) => [id, courseId, title, startsAt])).toEqual([
    ['5', '1', 'Later', '2026-09-14T05:00:00.000Z'],
    ['6', null, 'E', '2026-09-14T05:00:00.000Z'],
  ]);
  expect(bad).toBe(1);
});

it('says which modules keep their items back, and which state they are in, as far as Canvas says so', () => {
  const item = { id: 1, title: 'I', type: 'Page', completion_requirement: { completed: true } };
  const { rows, bad, missing } = readModules([
    { id: 1, name: 'Told', items_count: 1, items: [item], state: 'completed', position: 3 },
    { id: 2, name: 'Kept back', items_count: 30, state: 'unheard of' },
    { id: 3, name: 'Empty', items_count: 0 },
    { id: 4, name: 'Broken', items_count: 2, items: [item, { title: 'no id' }] },
  ]);
  expect(rows.map(({ id, state, items }) => [id, state, items.length])).toEqual([
    ['1', 'completed', 1],
    ['2', 'unlocked', 0],
    ['3', 'unlocked', 0],
    ['4', 'unlocked', 1],
  ]);
  expect([missing, bad]).toEqual([['2'], 1]);
});
