import { Plural, Trans } from '@lingui/react/macro';
import { Check, CloudOff, RefreshCw, Wifi } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Connection } from '../lib/room-socket/client.ts';

const backForMs = 4_000;

const useOnline = (): boolean => {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const follow = () => setOnline(navigator.onLine);
    addEventListener('online', follow);
    addEventListener('offline', follow);
    return () => {
      removeEventListener('online', follow);
      removeEventListener('offline', follow);
    };
  }, []);
  return isOnline;
};

/** True for a few seconds after a lost connection has come back. */
const useBack = (connection: Connection): boolean => {
  const wasLost = useRef(false);
  const [isBack, setBack] = useState(false);
  const { kind } = connection;
  useEffect(() => {
    if (kind === 'waiting') wasLost.current = true;
    if (kind !== 'online' || !wasLost.current) return setBack(false);
    wasLost.current = false;
    setBack(true);
  }, [kind]);
  useEffect(() => {
    if (!isBack) return;
    const id = setTimeout(() => setBack(false), backForMs);
    return () => clearTimeout(id);
  }, [isBack]);
  return isBack;
};

const useSecondsTo = (at: number): number => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const count = () => setSeconds(Math.max(0, Math.ceil((at - Date.now()) / 1000)));
    count();
    const id = setInterval(count, 500);
    return () => clearInterval(id);
  }, [at]);
  return seconds;
};

const Waiting = ({ retryAt, onRetry }: { readonly retryAt: number; readonly onRetry: () => void }) => {
  const seconds = useSecondsTo(retryAt);
  return (
    <span className="conn re" data-connection="reconnecting">
      <RefreshCw className="i i-s" />
      <span>
        <Trans>
          Reconnecting in <span className="num">{seconds} s</span>
        </Trans>
      </span>
      <button type="button" onClick={onRetry}>
        <Trans>Retry now</Trans>
      </button>
    </span>
  );
};

const Offline = ({ unsent }: { readonly unsent: number }) => (
  <span className="conn off" data-connection="offline">
    <CloudOff className="i i-s" />
    {unsent === 0 ? (
      <Trans>Offline. What you write is saved on this device</Trans>
    ) : (
      <Plural value={unsent} one="Offline. # message saved on this device" other="Offline. # messages saved on this device" />
    )}
  </span>
);

/** How the room is connected, when that is worth a word: slow, reconnecting, offline, back. Online draws nothing. */
export const ConnectionPill = (props: { readonly connection: Connection; readonly unsent: number; readonly onRetry: () => void }) => {
  const { connection } = props;
  const isOnline = useOnline();
  const isBack = useBack(connection);
  const [wasOnline, setWasOnline] = useState(false);
  useEffect(() => {
    if (connection.kind === 'online') setWasOnline(true);
  }, [connection.kind]);
  if (connection.kind === 'closed') return null;
  if (connection.kind !== 'online' && !isOnline) return <Offline unsent={props.unsent} />;
  if (connection.kind === 'waiting') return <Waiting retryAt={connection.retryAt} onRetry={props.onRetry} />;
  if (connection.kind === 'connecting') {
    return wasOnline ? (
      <span className="conn re" data-connection="reconnecting">
        <RefreshCw className="i i-s" />
        <Trans>Reconnecting</Trans>
      </span>
    ) : null;
  }
  if (isBack) {
    return (
      <span className="conn back" data-connection="back">
        <Check className="i i-s" />
        <Trans>Back, everything synced</Trans>
      </span>
    );
  }
  if (!connection.slow) return null;
  return (
    <span className="conn slow" data-connection="slow">
      <Wifi className="i i-s" />
      <Trans>
        Slow connection, <span className="num">{connection.rttMs} ms</span>
      </Trans>
    </span>
  );
};
