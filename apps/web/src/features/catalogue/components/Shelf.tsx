import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { World } from '@lyceum/shared/course/contract/world.ts';
import { Link } from '@tanstack/react-router';
import { Doodle } from '../../../ui/Doodle.tsx';
import { type SquareMark, Squares } from '../../../ui/Squares.tsx';

const marksOf = ({ lessonCount, progress }: World): readonly SquareMark[] => {
  const done = Math.round((lessonCount * progress) / 100);
  return Array.from({ length: lessonCount }, (_, place) => {
    if (place < done) return 'done';
    return place === done ? 'now' : 'empty';
  });
};

/** The squared page of the catalogue: one's own courses, a square for every lesson. */
export const Shelf = ({ worlds }: { readonly worlds: readonly World[] }) => {
  const { t } = useLingui();
  const own = worlds.filter(({ isEnrolled, progress }) => isEnrolled || progress > 0);
  return (
    <aside className="squared home-sq shelf" aria-label={t`My courses on squares`}>
      {own.length > 0 && (
        <>
          <div className="sq-label on-grid">
            <h2>
              <Trans>My shelf</Trans>
            </h2>
            <span className="num two sm">
              <Plural value={own.length} one="# course" other="# courses" />
            </span>
          </div>
          <ul>
            {own.map((world) => (
              <li key={world.id} className="on-grid shelf-row">
                <Link to="/learn/$courseId" params={{ courseId: world.id }} className="plain clip">
                  {world.title}
                </Link>
                <span className="num sm two">{world.progress} %</span>
                <Squares size="s" marks={marksOf(world)} />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="corner-doodle">
        <Doodle name="book" size={24} />
      </div>
    </aside>
  );
};
