import { useEffect, useRef } from 'react';

/** A live picture. Never with sound: nobody wants to hear themselves. */
export const Picture = (props: { readonly stream: MediaStream; readonly label: string; readonly isMirrored?: boolean }) => {
  const ref = useRef<HTMLVideoElement>(null);
  const { stream } = props;
  useEffect(() => {
    if (ref.current) ref.current.srcObject = stream;
  }, [stream]);
  return <video ref={ref} className={props.isMirrored ? 'mirror' : ''} autoPlay muted playsInline aria-label={props.label} />;
};
