/** How one kind of server is spoken to, so that the same load can be put on each. */
export interface Dialect {
  /** Where a seat connects. */
  path(seat: SeatOf): string;
  /** What is sent once connected. */
  readonly greeting?: string;
  /** Whether a frame says that the seat is ready. */
  isReady(text: string): boolean;
  /** There is nothing to wait for. */
  readonly isReadyAtOnce?: boolean;
  /** Every frame has to be looked at, because some want an answer. */
  readonly isChatty?: boolean;
  /** A message with a mark that comes back with it. */
  message(seat: SeatOf, mark: string): string;
  /** What stands once in each delivered message and in nothing else. */
  readonly token: string;
  /** What stands just before a mark in a delivered message. */
  readonly markAfter: string;
  /** What a server wants to hear in answer to this frame, if anything. */
  reply(text: string, seat: SeatOf): string | null;
}

export interface SeatOf {
  readonly room: string;
  readonly token: string;
}

// What is delivered is as long in every dialect: about 230 bytes, as a Lyceum media state is.
const padding = 'x'.repeat(110);
const media = '{"video_enabled":true,"audio_enabled":false,"screen_sharing":false}';

const lyceum = (token: string, message: (mark: string) => string): Dialect => ({
  path: ({ room, token: ticket }) => `/ws/classroom/${room}/?token=${ticket}`,
  isReady: (text) => text.includes('"type":"welcome"'),
  message: (_seat, mark) => message(mark),
  token,
  markAfter: '"cid":"',
  reply: () => null,
});

/** The servers that can be measured. */
export const dialects = {
  state: lyceum('"type":"state"', (mark) => `{"type":"media.set","cid":"${mark}","data":${media}}`),
  chat: lyceum('"kind":"chat.sent"', (mark) => `{"type":"chat.send","cid":"${mark}","data":{"text":"the vertex is at two"}}`),
  relay: {
    path: ({ room }) => `/${room}`,
    isReady: () => true,
    isReadyAtOnce: true,
    message: (_seat, mark) => `{"type":"m","cid":"${mark}","data":${media.slice(0, -1)},"p":"${padding}"}}`,
    token: '"type":"m"',
    markAfter: '"cid":"',
    reply: () => null,
  },
  socketio: {
    path: () => '/socket.io/?EIO=4&transport=websocket',
    greeting: '40',
    isReady: (text) => text.startsWith('42["ready"'),
    isChatty: true,
    message: ({ room }, mark) => `42["m",{"room":"${room}","type":"m","cid":"${mark}","p":"${padding}"}]`,
    token: '"type":"m"',
    markAfter: '"cid":"',
    reply: (text, { room }) => {
      if (text === '2') return '3';
      return text.startsWith('40') ? `42["join","${room}"]` : null;
    },
  },
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;
