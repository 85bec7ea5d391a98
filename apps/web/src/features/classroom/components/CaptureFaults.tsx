import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import type { CaptureFault, Device } from '../../../lib/capture.ts';
import type { OwnMedia } from '../live.ts';

const texts: { readonly [D in Device]: { readonly [F in CaptureFault]: MessageDescriptor } } = {
  audio: {
    denied: msg`The browser may not use the microphone. Allow it by the icon beside the address, then press Mic again. You can listen meanwhile.`,
    missing: msg`No microphone was found. You can listen and write.`,
    busy: msg`The microphone did not start. Another program may be using it.`,
    unsupported: msg`This browser gives no microphone on this address. Open the page over https.`,
  },
  video: {
    denied: msg`The browser may not use the camera. Allow it by the icon beside the address, then press Camera again. Class works without it.`,
    missing: msg`No camera was found. Class works without it.`,
    busy: msg`The camera did not start. Another program may be using it.`,
    unsupported: msg`This browser gives no camera on this address. Open the page over https.`,
  },
  screen: {
    denied: msg`The browser may not show the screen.`,
    missing: msg`There is no screen to show.`,
    busy: msg`The screen could not be shown.`,
    unsupported: msg`This browser cannot show the screen.`,
  },
};

/** Says which device did not come on, why, and what to do. */
export const CaptureFaults = ({ faults }: { readonly faults: OwnMedia['faults'] }) => {
  const { i18n } = useLingui();
  return Object.entries(faults).map(([device, fault]) => (
    <p key={device} className="form-err sp-h" role="alert">
      <TriangleAlert className="i" />
      <span>{i18n._(texts[device as Device][fault])}</span>
    </p>
  ));
};
