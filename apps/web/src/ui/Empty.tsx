import type { ReactNode } from 'react';
import { Doodle } from './Doodle.tsx';
import type { DoodleName } from './doodles.ts';

/** A page with nothing on it yet: a drawing, one sentence, what to do. */
export const Empty = (props: {
  readonly doodle: DoodleName;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) => (
  <div className="empty">
    <Doodle name={props.doodle} />
    <div className="say">
      <p className="h2">{props.title}</p>
      {props.children && <p className="two sp-h">{props.children}</p>}
      {props.action && <p className="sp-h">{props.action}</p>}
    </div>
  </div>
);
