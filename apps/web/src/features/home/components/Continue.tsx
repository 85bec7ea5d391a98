import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useFormats } from '../../../lib/format.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Ruler } from '../../../ui/Ruler.tsx';
import { Spine } from '../../../ui/Spine.tsx';
import type { useContinue } from '../queries.ts';

type Place = NonNullable<ReturnType<typeof useContinue>['data']>[number];

/** Where one left off: the lesson, how far the course has come, and one press to go on. */
export const Continue = ({ place, isMarked }: { readonly place: Place; readonly isMarked: boolean }) => {
  const { t } = useLingui();
  const { clock } = useFormats();
  const { lesson } = place;
  const { title } = lesson;
  return (
    <Row
      className="ruled tick"
      margin={
        <span className="desktop-only-i">
          <Trans>week {lesson.weekNumber}</Trans>
        </span>
      }
    >
      <section className="contin" aria-labelledby="continue">
        <Spine id={place.courseId} picture={place.thumbnailUrl} />
        <div className="grow">
          <p className="sm two">
            {place.position > 0 ? <Trans>Go on from {clock(place.position * 1000)}</Trans> : <Trans>Next in your book</Trans>}
          </p>
          <h2 id="continue" className="contin-t">
            {isMarked ? <span className="mark">{title}</span> : title}
          </h2>
          <p className="sm two clip">{place.courseTitle}</p>
          <div className="prog">
            <Ruler percent={place.progress} label={t`Done of ${place.courseTitle}`} />
            <span className="num sm">{place.progress} %</span>
          </div>
        </div>
        <Link
          to="/learn/$courseId/lessons/$lessonId"
          params={{ courseId: place.courseId, lessonId: lesson.id }}
          className={`${buttonClass('pen')} play`}
          aria-label={t`Go on with ${title}`}
        >
          <Play className="i" />
        </Link>
      </section>
    </Row>
  );
};
