import type { Message } from '@lyceum/shared/chat/contract.ts';
import type { HandlersOf } from '@lyceum/shared/kernel/topic.ts';
import type { Actor, MediaEntry, Participant } from '@lyceum/shared/room/contract.ts';
import { defaultRights, unpackRights } from '@lyceum/shared/room/rules.ts';
import { type Topics, topics } from '@lyceum/shared/topics.ts';
import type { RoomEvent, RoomSnapshot, RoomState, Welcome } from '@lyceum/shared/wire/down.ts';

/** A room as the browser shows it: the server's snapshot with every later event folded in. */
export interface RoomView {
  readonly epoch: number;
  readonly seq: number;
  readonly you: Welcome['you'];
  readonly title: string;
  readonly status: 'open' | 'ended';
  readonly participants: readonly Participant[];
  readonly media: Readonly<Record<string, MediaEntry>>;
  /** By `seq`, oldest first. */
  readonly messages: readonly Message[];
  readonly readSeq: number;
}

type Handlers = { readonly [N in keyof Topics]: HandlersOf<Topics[N], { view: RoomView; event: RoomEvent }, RoomView> };

const known = (view: RoomView, actor: Actor): RoomView => {
  if (view.participants.some((person) => person.id === actor.id)) return view;
  const permissions = unpackRights(defaultRights(actor.role));
  return { ...view, participants: [...view.participants, { ...actor, permissions, present: false, hand_raised_at: null }] };
};

const person = (view: RoomView, actor: Actor, change: Partial<Participant>): RoomView => {
  const all = known(view, actor);
  return { ...all, participants: all.participants.map((each) => (each.id === actor.id ? { ...each, ...change } : each)) };
};

const message = (view: RoomView, seq: number, change: (old: Message) => Message): RoomView => ({
  ...view,
  messages: view.messages.map((each) => (each.seq === seq ? change(each) : each)),
});

const toggled = (reactions: Message['reactions'], emoji: string, id: Actor['id']): Message['reactions'] => {
  const entry = reactions.find((each) => each.emoji === emoji);
  if (!entry) return [...reactions, { emoji, user_ids: [id] }];
  const user_ids = entry.user_ids.includes(id) ? entry.user_ids.filter((each) => each !== id) : [...entry.user_ids, id];
  return reactions.map((each) => (each === entry ? { emoji, user_ids } : each)).filter((each) => each.user_ids.length > 0);
};

const handlers: Handlers = {
  chat: {
    sent: ({ text, reply_to }, { view, event }) => ({
      ...view,
      messages: [
        ...view.messages,
        {
          seq: event.seq,
          at: event.at,
          author: event.actor,
          cid: event.cid ?? null,
          text,
          reply_to: reply_to ?? null,
          edited_at: null,
          deleted: false,
          reactions: [],
        },
      ],
    }),
    edited: ({ seq, text }, { view, event }) => message(view, seq, (old) => ({ ...old, text, edited_at: event.at })),
    deleted: ({ seq }, { view }) => message(view, seq, (old) => ({ ...old, text: '', deleted: true })),
    reacted: ({ seq, emoji }, { view, event }) =>
      message(view, seq, (old) => ({ ...old, reactions: toggled(old.reactions, emoji, event.actor.id) })),
  },
  person: {
    joined: (_data, { view, event }) => person(view, event.actor, { present: true, name: event.actor.name }),
    left: (_data, { view, event }) => person(view, event.actor, { present: false }),
  },
  rights: {
    changed: ({ user_id, permissions }, { view }) => ({
      ...view,
      you: view.you.id === user_id ? { ...view.you, permissions } : view.you,
      participants: view.participants.map((each) => (each.id === user_id ? { ...each, permissions } : each)),
    }),
  },
  hand: {
    raised: (_data, { view, event }) => person(view, event.actor, { hand_raised_at: event.at }),
    lowered: (_data, { view, event }) => person(view, event.actor, { hand_raised_at: null }),
  },
  reaction: { sent: (_data, { view }) => view },
  event: { logged: (_data, { view }) => view },
  reward: { earned: (_data, { view }) => view },
  sync: { started: (_data, { view }) => view, progressed: (_data, { view }) => view, finished: (_data, { view }) => view },
  room: { ended: (_data, { view }) => ({ ...view, status: 'ended' }) },
};

/** Folds one event in. What is older than the view changes nothing; a kind from a newer server only moves `seq`. */
export const applyEvent = (view: RoomView, event: RoomEvent): RoomView => {
  if (event.seq <= view.seq) return view;
  const next = { ...view, seq: event.seq };
  const [topic = '', name = ''] = event.kind.split('.');
  if (!Object.hasOwn(topics, topic)) return next;
  const { events } = topics[topic as keyof Topics];
  if (!Object.hasOwn(events, name)) return next;
  const data = (events as Record<string, { safeParse(data: unknown): { success: boolean; data?: unknown } }>)[name]?.safeParse(event.data);
  const handle = (handlers[topic as keyof Topics] as Record<string, unknown>)[name] as
    | ((data: unknown, context: { view: RoomView; event: RoomEvent }) => RoomView)
    | undefined;
  return data?.success && handle ? handle(data.data, { view: next, event }) : next;
};

/** The state lane: for media the higher version wins; reading only goes forward. */
export const applyState = (view: RoomView, state: RoomState): RoomView => {
  if (state.kind === 'read') {
    return state.key === view.you.id && state.data.seq > view.readSeq ? { ...view, readSeq: state.data.seq } : view;
  }
  const old = view.media[state.key];
  if (old && old.version >= state.version) return view;
  return { ...view, media: { ...view.media, [state.key]: { ...state.data, user_id: state.key, version: state.version } } };
};

const fromSnapshot = (welcome: Welcome, snapshot: RoomSnapshot): RoomView => ({
  epoch: welcome.epoch,
  seq: welcome.seq,
  you: welcome.you,
  title: snapshot.title,
  status: snapshot.status,
  participants: snapshot.participants,
  media: Object.fromEntries(snapshot.media.map((entry) => [entry.user_id, entry])),
  messages: snapshot.messages,
  readSeq: snapshot.read_seq,
});

/** The view after a `welcome`: a whole new one, or the old one with everything that was missed. Null when it fits neither. */
export const applyWelcome = (view: RoomView | null, welcome: Welcome): RoomView | null => {
  if (welcome.snapshot) return fromSnapshot(welcome, welcome.snapshot);
  if (!view || view.epoch !== welcome.epoch) return null;
  const caught = (welcome.events ?? []).reduce(applyEvent, view);
  return { ...caught, you: welcome.you, seq: Math.max(caught.seq, welcome.seq) };
};

/** Puts older messages, fetched over HTTP, before those that are here. */
export const prependMessages = (view: RoomView, older: readonly Message[]): RoomView => {
  const first = view.messages[0]?.seq ?? Number.MAX_SAFE_INTEGER;
  return { ...view, messages: [...older.filter((each) => each.seq < first), ...view.messages] };
};
