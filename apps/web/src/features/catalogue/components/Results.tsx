import { useLingui } from '@lingui/react/macro';
import type { World } from '@lyceum/shared/course/contract/world.ts';
import type { RefObject } from 'react';
import { ResultRow } from './ResultRow.tsx';

/** The one course to go on with: begun, not done, and the furthest. */
const currentOf = (worlds: readonly World[]): World | undefined =>
  worlds.filter(({ progress }) => progress > 0 && progress < 100).sort((a, b) => b.progress - a.progress)[0];

/** The courses that were found. */
export const Results = (props: {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly worlds: readonly World[];
  readonly isDense: boolean;
}) => {
  const { t } = useLingui();
  const current = currentOf(props.worlds);
  return (
    <ul ref={props.list} className="abstracts" aria-label={t`Courses`}>
      {props.worlds.map((world) => (
        <ResultRow key={world.id} world={world} isDense={props.isDense} isNow={world === current} />
      ))}
    </ul>
  );
};

/** Where courses will be: the same covers and lines, in squares. */
export const ResultsSkeleton = ({ label }: { readonly label: string }) => (
  <div role="status" className="abstracts late">
    <span className="sr">{label}</span>
    {[72, 56, 64, 48].map((width) => (
      <div key={width} className="abstract">
        <span className="spine skel" />
        <span className="grow">
          <span className="skel l" style={{ width: `${width}%` }} />
          <span className="skel sp-h w80" />
          <span className="skel sp-h w60" />
        </span>
      </div>
    ))}
  </div>
);
