import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { World } from '@lyceum/shared/course/contract/world.ts';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useFormats } from '../../../lib/format.ts';
import { Ruler } from '../../../ui/Ruler.tsx';
import { Spine } from '../../../ui/Spine.tsx';
import { Stamp } from '../../../ui/Stamp.tsx';

const Facts = ({ world }: { readonly world: World }) => {
  const { number } = useFormats();
  const hours = Math.max(1, Math.round(world.minutes / 60));
  return (
    <span className="num sm two facts3">
      <span>
        <Plural value={world.weekCount} one="# week" other="# weeks" />
      </span>
      <span>
        <Plural value={hours} one="# hour" other="# hours" />
      </span>
      <span>{number(world.xp)} XP</span>
    </span>
  );
};

const Standing = ({ world }: { readonly world: World }) => {
  const { t } = useLingui();
  if (world.progress >= 100)
    return (
      <Stamp size="sm">
        <Trans>passed</Trans>
      </Stamp>
    );
  if (!world.isEnrolled && world.progress === 0) return <ArrowRight className="i desktop-only" />;
  return (
    <span className="prog">
      <Ruler percent={world.progress} label={t`Done of ${world.title}`} />
      <span className="num sm">{world.progress} %</span>
    </span>
  );
};

const Words = ({ world }: { readonly world: World }) => {
  const { t } = useLingui();
  const levels = { beginner: t`beginner`, intermediate: t`intermediate`, advanced: t`advanced` } as const;
  return (
    <span className="sm two flex wrap abstract-by">
      <span>{world.tutor.name}</span>
      <span className="tag">{levels[world.difficulty]}</span>
      {world.visibility === 'member' && (
        <span className="tag amber">
          <Trans>members</Trans>
        </span>
      )}
      {world.visibility === 'draft' && (
        <span className="tag line">
          <Trans>draft</Trans>
        </span>
      )}
    </span>
  );
};

/** A course in the list: its cover and what it promises, or one ruled line of it. */
export const ResultRow = ({ world, isDense, isNow }: { readonly world: World; readonly isDense: boolean; readonly isNow: boolean }) => (
  <li>
    <Link to="/learn/$courseId" params={{ courseId: world.id }} className={`plain abstract ${isDense ? 'dense' : ''}`}>
      {!isDense && <Spine id={world.id} picture={world.thumbnailUrl} />}
      <span className="grow">
        <span className="h2 abstract-t" lang={world.language}>
          {isNow ? <span className="mark">{world.title}</span> : world.title}
        </span>
        {!isDense && (
          <span className="abstract-d two" lang={world.language}>
            {world.description}
          </span>
        )}
        {!isDense && <Words world={world} />}
      </span>
      <span className="abstract-f">
        <Facts world={world} />
        <Standing world={world} />
      </span>
    </Link>
  </li>
);
