import { Trans } from '@lingui/react/macro';
import type { Lesson } from '@lyceum/shared/course/contract/lesson.ts';
import type { Track } from '@lyceum/shared/media/contract.ts';
import { type ReactNode, type RefObject, useState } from 'react';
import { Row } from '../../../ui/Row.tsx';
import { Stamp } from '../../../ui/Stamp.tsx';
import { useFollowed } from '../live.ts';
import type { Cue } from './player/cues.ts';
import { Player } from './player/Player.tsx';
import type { Playable } from './player/source.ts';

/** The margin of a lesson: its number, what it takes and earns, and the stamp when it is done. */
export const LessonMargin = (props: { readonly lesson: Lesson; readonly number: string; readonly stamped: number | null }) => (
  <>
    <span className="lsn-no desktop-only-i">{props.number}</span>
    <span className="desktop-only-i lsn-facts">
      <Trans>{props.lesson.minutes} min</Trans>
      <br />
      {props.lesson.xpValue} XP
    </span>
    {props.stamped !== null && props.stamped > 0 && (
      <span className="lsn-stamp" role="status">
        <Stamp lands>+{props.stamped} XP</Stamp>
      </span>
    )}
  </>
);

/** The video of a lesson, from where its reader left it. */
export const VideoPart = (props: {
  readonly lesson: Lesson;
  readonly margin: ReactNode;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly playable: Playable;
  readonly track: Track | undefined;
  readonly cues: readonly Cue[];
  readonly isCaptioned: boolean;
  readonly isSignedIn: boolean;
  readonly onToggleCaptions: () => void;
}) => {
  const { lesson, video, playable } = props;
  const [startAt] = useState(lesson.watched.position);
  useFollowed(video, lesson.id, props.isSignedIn);
  return (
    <Row className="vid" margin={props.margin}>
      <Player
        video={video}
        playable={playable}
        title={lesson.title}
        startAt={startAt}
        track={props.track}
        cues={props.cues}
        isCaptioned={props.isCaptioned}
        onToggleCaptions={props.onToggleCaptions}
      />
    </Row>
  );
};
