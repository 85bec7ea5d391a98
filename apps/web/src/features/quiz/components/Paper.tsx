import type { ReactNode } from 'react';
import { type SquareMark, Squares } from '../../../ui/Squares.tsx';

/** The squared page a quiz is written on: margin, progress by squares, the slip; the rest of the paper is free. */
export const Paper = (props: {
  readonly margin: ReactNode;
  readonly marks: readonly SquareMark[];
  readonly tally: ReactNode;
  readonly children: ReactNode;
}) => (
  <div className="squared quiz-paper">
    <div className="q-margin">{props.margin}</div>
    <div className="q-main">
      <div className="q-prog on-grid">
        <Squares size="l" marks={props.marks} />
        <span className="two sm">{props.tally}</span>
      </div>
      {props.children}
    </div>
  </div>
);
