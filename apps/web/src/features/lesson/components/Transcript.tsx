import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Row } from '../../../ui/Row.tsx';
import { useFilm } from './film.ts';
import { MomentChip } from './MomentChip.tsx';
import { type Cue, paragraphs } from './player/cues.ts';
import { useMedia } from './player/use-media.ts';

const holds = (lines: readonly Cue[], text: string): boolean =>
  lines
    .map((line) => line.text)
    .join(' ')
    .toLowerCase()
    .includes(text);

/** What is said in the video, to read along, to search, and to jump by; the sentence being spoken is marked. */
export const Transcript = ({ cues }: { readonly cues: readonly Cue[] }) => {
  const { t } = useLingui();
  const film = useFilm();
  const { time } = useMedia(film.video);
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = paragraphs(cues).filter((lines) => holds(lines, wanted));
  return (
    <div className="transcript">
      <Row>
        <label className="input transcript-find">
          <span className="sr">
            <Trans>Find in what is said</Trans>
          </span>
          <input type="search" value={text} placeholder={t`Find in what is said`} onChange={(event) => setText(event.target.value)} />
        </label>
      </Row>
      {found.map((lines) => (
        <Row key={lines[0]?.from} margin={<MomentChip at={Math.floor(lines[0]?.from ?? 0)} />}>
          <p>
            {lines.map((line) => (
              <span key={line.from}>
                <button
                  type="button"
                  className={`said ${line.from <= time && time < line.to ? 'mark' : ''}`}
                  onClick={() => film.goTo(line.from)}
                >
                  {line.text}
                </button>{' '}
              </span>
            ))}
          </p>
        </Row>
      ))}
      {found.length === 0 && (
        <Row>
          <p className="two sp-h">
            <Trans>Nobody says this here.</Trans>
          </p>
        </Row>
      )}
    </div>
  );
};
