import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../../../lib/format.ts';
import { useFilm } from './film.ts';

/** A moment of the video, as a chip that goes there. */
export const MomentChip = ({ at }: { readonly at: number }) => {
  const { t } = useLingui();
  const { clock } = useFormats();
  const film = useFilm();
  const words = clock(at * 1000);
  if (!film.hasVideo) return <span className="chip-time">{words}</span>;
  return (
    <button type="button" className="chip-time" aria-label={t`Play from ${words}`} onClick={() => film.goTo(at)}>
      {words}
    </button>
  );
};
