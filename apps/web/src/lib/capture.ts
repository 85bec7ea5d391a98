/** A camera, a microphone or a screen. */
export type Device = 'audio' | 'video' | 'screen';

/** Why a device did not come on. */
export type CaptureFault = 'denied' | 'missing' | 'busy' | 'unsupported';

const faultOf = (error: unknown): CaptureFault => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return 'busy';
};

/** A stream, or why there is none; a screen choice that was called off is `null`. */
export type Capture = { readonly ok: true; readonly stream: MediaStream } | { readonly ok: false; readonly fault: CaptureFault | null };

/** Asks the browser for a device. */
export const capture = async (device: Device): Promise<Capture> => {
  if (!navigator.mediaDevices) return { ok: false, fault: 'unsupported' };
  try {
    if (device === 'screen') return { ok: true, stream: await navigator.mediaDevices.getDisplayMedia({ video: true }) };
    const wanted =
      device === 'audio'
        ? { audio: { echoCancellation: true, noiseSuppression: true } }
        : { video: { width: { ideal: 640 }, height: { ideal: 480 } } };
    return { ok: true, stream: await navigator.mediaDevices.getUserMedia(wanted) };
  } catch (error) {
    const fault = faultOf(error);
    return { ok: false, fault: device === 'screen' && fault === 'denied' ? null : fault };
  }
};

/** Switches a stream's devices off. */
export const release = (stream: MediaStream | undefined) => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

/** Tells how loud a stream is, 0 to 1, ten times a second, until the returned function is called. */
export const meter = (stream: MediaStream, listen: (level: number) => void): (() => void) => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 256;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const id = setInterval(() => {
    analyser.getByteTimeDomainData(samples);
    let sum = 0;
    for (const sample of samples) sum += ((sample - 128) / 128) ** 2;
    listen(Math.min(1, Math.sqrt(sum / samples.length) * 4));
  }, 100);
  return () => {
    clearInterval(id);
    void context.close();
  };
};
