/** How one kind of server is spoken to, so that the same load can be put on each. */
export interface Dialect {
  /** Where person `p` of room `r` connects. */
  path(seat: SeatOf): string;
  /** What is sent once connected, if anything. */
  greeting(seat: SeatOf): string | null;
  /** Whether a frame says that the seat is ready. */
  isReady(text: string): boolean;
  /** A message with a mark that comes back with it. */
  message(seat: SeatOf, mark: string): string;
  /** What stands once in each delivered message and in nothing else. */
  readonly token: Buffer;
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

const lyceum = (message: Dialect['message'], token: string): Dialect => ({
  path: ({ room, token: ticket }) => `/ws/classroom/${room}/?token=${ticket}`,
  greeting: () => null,
  isReady: (text) => text.includes('"type":"welcome"'),
  message,
  token: Buffer.from(token),
  markAfter: '"cid":"',
  reply: () => null,
});

/** The servers that can be measured. */
export const dialects = {
  state: lyceum(
    (_seat, mark) => `{"type":"media.set","cid":"${mark}","data":{"video_enabled":true,"audio_enabled":false,"screen_sharing":false}}`,
    '"type":"state"',
  ),
  chat: lyceum((_seat, mark) => `{"type":"chat.send","cid":"${mark}","data":{"text":"the vertex is at two"}}`, '"type":"event"'),
  relay: {
    path: ({ room }) => `/${room}`,
    greeting: () => null,
    isReady: () => true,
    message: (_seat, mark) => `{"type":"m","cid":"${mark}","data":{"video_enabled":true,"audio_enabled":false,"screen_sharing":false,"p":"${padding}"}}`,
    token: Buffer.from('"type":"m"'),
    markAfter: '"cid":"',
    reply: () => null,
  },
  socketio: {
    path: () => '/socket.io/?EIO=4&transport=websocket',
    greeting: () => '40',
    isReady: (text) => text.startsWith('42["ready"'),
    message: ({ room }, mark) => `42["m",{"room":"${room}","type":"m","cid":"${mark}","p":"${padding}"}]`,
    token: Buffer.from('"type":"m"'),
    markAfter: '"cid":"',
    reply: (text, { room }) => (text === '2' ? '3' : text.startsWith('40') ? `42["join","${room}"]` : null),
  },
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;
