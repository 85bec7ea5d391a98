import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { Row } from '../Row.tsx';
import { type LoadOlder, useTalk } from './context.ts';
import { MessageLine } from './MessageLine.tsx';
import { PendingLine } from './PendingLine.tsx';
import type { TalkRow } from './rows.ts';

const nearPx = 48;
const olderAtPx = 160;

const Unread = ({ count }: { readonly count: number }) => (
  <span>
    <span className="mark">
      <Plural value={count} one="# new" other="# new" />
    </span>
  </span>
);

const Separator = ({ row }: { readonly row: Extract<TalkRow, { kind: 'day' | 'unread' }> }) => {
  const { dense } = useTalk();
  const formats = useFormats();
  const unread = row.kind === 'day' ? row.unread : row.count;
  const isToday = row.kind === 'day' && formats.dayKey(row.at) === formats.dayKey(Date.now());
  const day = row.kind === 'day' && (
    <b className="day">
      {isToday ? (
        <Trans>Today</Trans>
      ) : (
        <>
          {formats.weekday(row.at)} {formats.dayMonth(row.at)}
        </>
      )}
    </b>
  );
  return (
    <Row margin={!dense && day}>
      <div className={`daysep ${unread > 0 ? 'unread' : ''}`}>
        {dense && day}
        {unread > 0 && <Unread count={unread} />}
      </div>
    </Row>
  );
};

const Line = ({ row }: { readonly row: TalkRow }) => {
  if (row.kind === 'message') return <MessageLine message={row.message} continued={row.continued} />;
  if (row.kind === 'pending') return <PendingLine pending={row.pending} continued={row.continued} />;
  return <Separator row={row} />;
};

/** Loads older messages when the reader comes near the top, and keeps what is read where it is. */
const useOlder = (list: { readonly current: HTMLOListElement | null }, loadOlder: LoadOlder | null) => {
  const { client, view } = useTalk();
  const [state, setState] = useState<'idle' | 'loading' | 'done'>('idle');
  const before = useRef<{ readonly first: number; readonly height: number } | null>(null);
  const first = view.messages[0]?.seq;
  const load = async () => {
    if (state !== 'idle' || first === undefined || first <= 1 || !loadOlder) return;
    setState('loading');
    try {
      const { items, more } = await loadOlder(first);
      before.current = { first, height: list.current?.scrollHeight ?? 0 };
      client.older(items);
      setState(more ? 'idle' : 'done');
    } catch {
      setState('idle');
    }
  };
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || !before.current || before.current.first === first) return;
    element.scrollTop += element.scrollHeight - before.current.height;
    before.current = null;
  }, [first, list]);
  return { load, isLoading: state === 'loading' };
};

/** The lines of a conversation. Arrows, Home and End move between them; the newest is kept in sight while the reader is at the end. */
export const MessageList = (props: {
  readonly rows: readonly TalkRow[];
  readonly loadOlder: LoadOlder | null;
  readonly isShown: boolean;
}) => {
  const { rows, isShown } = props;
  const { t } = useLingui();
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  const [isBehind, setBehind] = useState(false);
  const [active, setActive] = useState<string | null>(null);
  const { load, isLoading } = useOlder(list, props.loadOlder);
  const last = rows.at(-1);
  const activeKey = rows.some((row) => row.key === active) ? active : last?.key;

  const toEnd = () => list.current?.scrollTo({ top: list.current.scrollHeight });
  useLayoutEffect(() => {
    if (!isShown || !last) return;
    if (atEnd.current || last.kind === 'pending') list.current?.scrollTo({ top: list.current.scrollHeight });
    else setBehind(true);
  }, [last, isShown]);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const observer = new ResizeObserver(() => atEnd.current && element.scrollTo({ top: element.scrollHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const element = list.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
    if (atEnd.current) setBehind(false);
    if (element.scrollTop < olderAtPx) void load();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const items = [...event.currentTarget.children].filter((item) => item instanceof HTMLElement && item.tabIndex >= -1) as HTMLElement[];
    const at = items.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const moves: Record<string, number> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: items.length - 1 };
    const next = items[moves[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <>
      <ol ref={list} className="talk-list" aria-label={t`Messages`} aria-busy={isLoading} onScroll={onScroll} onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <li key={row.key} tabIndex={row.key === activeKey ? 0 : -1} onFocus={() => setActive(row.key)}>
            <Line row={row} />
          </li>
        ))}
      </ol>
      {isBehind && (
        <button type="button" className="btn btn-pen btn-sm newer" onClick={toEnd}>
          <ArrowDown className="i i-s" />
          <Trans>New messages</Trans>
        </button>
      )}
    </>
  );
};
