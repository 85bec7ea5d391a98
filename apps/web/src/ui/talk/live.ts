import { useEffect, useRef, useState } from 'react';
import type { RoomClient } from '../../lib/room-socket/client.ts';
import type { RoomView } from '../../lib/room-socket/rules.ts';
import { announce } from '../Announcer.tsx';

const typingShownMs = 4_000;

/** Moves the read position while the conversation is looked at. Answers where it stood at first: there the unread begins. */
export const useReadPosition = (client: RoomClient, view: RoomView | null, isShown: boolean): number | null => {
  const [first, setFirst] = useState<number | null>(null);
  const last = view?.messages.at(-1)?.seq ?? 0;
  const readSeq = view?.readSeq;
  const sent = useRef(0);
  useEffect(() => {
    if (readSeq !== undefined) setFirst((old) => old ?? readSeq);
  }, [readSeq]);
  useEffect(() => {
    if (readSeq === undefined || !isShown) return;
    const tell = () => {
      if (document.visibilityState !== 'visible' || last <= Math.max(readSeq, sent.current)) return;
      sent.current = last;
      void client.send('chat.read', { seq: last });
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [client, last, readSeq, isShown]);
  return first;
};

/** Tells people who listen what others write, as it comes. */
export const useAnnouncedMessages = (client: RoomClient, you: string | undefined) => {
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.kind !== 'chat.sent' || event.actor.id === you) return;
        const text = (event.data as { text?: string } | null)?.text ?? '';
        announce(`${event.actor.name}: ${text.slice(0, 200)}`);
      }),
    [client, you],
  );
};

/** Who is writing right now, by name. */
export const useTyping = (client: RoomClient, you: string): readonly string[] => {
  const [people, setPeople] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const forget = (id: string) => setPeople((old) => new Map([...old].filter(([each]) => each !== id)));
    const stopSignals = client.onSignal((signal) => {
      if (signal.kind !== 'typing' || signal.from.id === you) return;
      clearTimeout(timers.get(signal.from.id));
      timers.set(
        signal.from.id,
        setTimeout(() => forget(signal.from.id), typingShownMs),
      );
      setPeople((old) => new Map([...old, [signal.from.id, signal.from.name]]));
    });
    const stopEvents = client.onEvent((event) => {
      if (event.kind === 'chat.sent') forget(event.actor.id);
    });
    return () => {
      for (const timer of timers.values()) clearTimeout(timer);
      stopSignals();
      stopEvents();
    };
  }, [client, you]);
  return [...people.values()];
};
