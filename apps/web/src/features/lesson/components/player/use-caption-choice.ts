import type { Track } from '@lyceum/shared/media/contract.ts';
import { useState } from 'react';
import { setPreferences, usePreferences } from '../../../../lib/preferences.ts';

/** Which captions are read and whether they are shown; whoever wanted them once is shown them in every lesson. */
export const useCaptionChoice = (tracks: readonly Track[]) => {
  const { captions, locale } = usePreferences();
  const [wanted] = useState(locale);
  const ready = tracks.filter(({ url }) => url !== null);
  const track = ready.find(({ language }) => language.startsWith(wanted)) ?? ready[0];
  return { track, isOn: captions && track !== undefined, toggle: () => setPreferences({ captions: !captions }) };
};
