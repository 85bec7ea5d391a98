import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { LessonRow } from '@lyceum/shared/course/contract/lesson.ts';
import { useMemo } from 'react';
import { stroke } from '../../../lib/ink.ts';
import { numbersOf } from '../../../lib/syllabus.ts';
import { type Step, type WeekMark, wayUp } from './way-up.ts';

const sq = 24;

const inkOf = ({ x, y, size }: Step, seed: number): string =>
  stroke({ x: x * sq, y: y * sq, size: size * sq, turns: size === 2 ? 14 : 9, pad: size === 2 ? 4 : 2.5 }, seed);

interface BossProps {
  readonly step: Step;
  readonly name: string;
  readonly isDone: boolean;
  readonly isNow: boolean;
}

const Boss = ({ step, name, isDone, isNow }: BossProps) => {
  const [x, y] = [step.x * sq, step.y * sq];
  return (
    <>
      <rect x={x + 1} y={y + 1} width="46" height="46" fill={isDone ? 'none' : 'var(--paper)'} stroke="var(--red)" strokeWidth="2" />
      <rect x={x + 5} y={y + 5} width="38" height="38" fill="none" stroke="var(--red)" />
      {isNow && <rect x={x + 3} y={y + 3} width="42" height="42" fill="none" stroke="var(--pen)" strokeWidth="3" />}
      {!isDone && (
        <text x={x + 24} y={y + 30} textAnchor="middle" className="way-boss">
          {name}
        </text>
      )}
    </>
  );
};

const Square = ({ step, isDone, isNow }: { readonly step: Step; readonly isDone: boolean; readonly isNow: boolean }) => (
  <rect
    x={step.x * sq}
    y={step.y * sq}
    width={sq}
    height={sq}
    fill={isDone ? 'none' : 'var(--paper)'}
    stroke={isNow ? 'var(--pen)' : 'var(--line-strong)'}
    strokeWidth={isNow ? 3 : 1}
  />
);

const WeekName = ({ mark }: { readonly mark: WeekMark }) => (
  <text x={mark.x * sq + (mark.side === 1 ? 34 : -10)} y={mark.y * sq + 17} textAnchor={mark.side === 1 ? 'start' : 'end'}>
    <Trans>week {mark.week}</Trans>
  </text>
);

/** The squared page of a course: a step for every lesson, a tower for every boss, a flag at the top. */
export const WayUp = ({ lessons, nowId }: { readonly lessons: readonly LessonRow[]; readonly nowId: string | null }) => {
  const { t } = useLingui();
  const way = useMemo(() => wayUp(lessons), [lessons]);
  const numbers = numbersOf(lessons);
  const done = lessons.filter(({ completed }) => completed).length;
  const at = lessons.flatMap((lesson, place) => {
    const step = way.steps[place];
    return step ? [{ lesson, step, place }] : [];
  });
  const last = way.steps.at(-1);
  const ink = at.map(({ lesson, step, place }) => (lesson.completed ? inkOf(step, place + 60) : '')).join('');
  const flag = last && `M${(last.x + last.size) * sq} ${last.y * sq}v-22h26l-7 8 7 8h-26`;
  return (
    <>
      <div className="sq-label on-grid">
        <h2>
          <Trans>The way up</Trans>
        </h2>
        <span className="num two sm">
          <Trans>
            {done} of {lessons.length}
          </Trans>
        </span>
      </div>
      <div className="map">
        <svg
          className="ink-svg"
          width={way.width * sq}
          height={way.height * sq}
          viewBox={`0 0 ${way.width * sq} ${way.height * sq}`}
          role="img"
          aria-label={t`Lessons done: ${done} of ${lessons.length}`}
        >
          <g className="way-weeks">
            {way.weeks.map((mark) => (
              <WeekName key={mark.week} mark={mark} />
            ))}
          </g>
          {at.map(({ lesson, step }) =>
            step.size === 2 ? (
              <Boss key={lesson.id} step={step} name={numbers.get(lesson.id) ?? ''} isDone={lesson.completed} isNow={lesson.id === nowId} />
            ) : (
              <Square key={lesson.id} step={step} isDone={lesson.completed} isNow={lesson.id === nowId} />
            ),
          )}
          <path className="ink" d={ink} />
          <path d={flag} fill="var(--paper)" stroke="var(--red)" strokeWidth="1.75" />
        </svg>
      </div>
      <ul className="legend on-grid">
        <li>
          <i className="sq1 f" />
          <Plural value={done} one="# done" other="# done" />
        </li>
        <li>
          <i className="sq1 you" />
          <Trans>you</Trans>
        </li>
        <li>
          <i className="sq1 bx" />
          <Trans>boss</Trans>
        </li>
      </ul>
    </>
  );
};
