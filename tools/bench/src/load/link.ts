import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A raw WebSocket client: no events, no objects per frame, so that the generator is not what is measured. */
export interface Link {
  send(text: string): void;
  close(): void;
  /** Stops and starts reading from the network, as a client that is stuck would. */
  pause(): void;
  resume(): void;
}

export interface LinkOptions {
  readonly port: number;
  readonly path: string;
  /** Called with each text frame's bytes; they are only good until it returns. */
  readonly onFrame: (buffer: Buffer, start: number, end: number) => void;
  readonly onClose?: () => void;
}

const mask = Buffer.from([0, 0, 0, 0]); // a zero mask is a mask: the payload goes as it is

const frameOf = (text: string, opcode = 1): Buffer => {
  const length = Buffer.byteLength(text);
  const head =
    length < 126 ? Buffer.from([0x80 | opcode, 0x80 | length]) : Buffer.from([0x80 | opcode, 0x80 | 126, length >> 8, length & 255]);
  return Buffer.concat([head, mask, Buffer.from(text)]);
};

const shared = Buffer.allocUnsafeSlow(256 * 1024);

/** Connects and resolves once the server has switched protocols; rejects with its status line otherwise. */
export const openLink = ({ port, path, onFrame, onClose }: LinkOptions): Promise<Link> =>
  new Promise((resolve, reject) => {
    let rest: Buffer | undefined;
    let upgraded = false;

    const take = (chunk: Buffer): void => {
      let buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
      rest = undefined;
      if (!upgraded) {
        const end = buffer.indexOf('\r\n\r\n');
        if (end < 0) {
          rest = Buffer.from(buffer);
          return;
        }
        const status = buffer.toString('latin1', 0, buffer.indexOf('\r\n'));
        if (!status.includes(' 101 ')) {
          socket.destroy();
          reject(new Error(`the server answered ${status} for ${path.split('?')[0]}`));
          return;
        }
        upgraded = true;
        buffer = buffer.subarray(end + 4);
        resolve(link);
      }
      rest = readFrames(buffer, onFrame, pong);
    };
    // Read straight into one buffer for all: no stream, no allocation per read.
    const onread = {
      buffer: shared,
      callback: (length: number, buffer: Uint8Array): boolean => {
        take((buffer as Buffer).subarray(0, length));
        return true;
      },
    };
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    const pong = (): void => void socket.write(frameOf('', 10));
    const link: Link = {
      send: (text) => void socket.write(frameOf(text)),
      close: () => socket.destroy(),
      pause: () => void socket.pause(),
      resume: () => void socket.resume(),
    };
    socket.on('error', reject);
    socket.on('close', () => onClose?.());
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
  });

/** Walks the whole frames of a buffer and answers what is left over. */
const readFrames = (buffer: Buffer, onFrame: LinkOptions['onFrame'], onPing: () => void): Buffer | undefined => {
  let at = 0;
  while (buffer.length - at >= 2) {
    const opcode = (buffer[at] as number) & 15;
    let length = (buffer[at + 1] as number) & 127;
    let head = 2;
    if (length === 126) {
      if (buffer.length - at < 4) break;
      length = buffer.readUInt16BE(at + 2);
      head = 4;
    } else if (length === 127) {
      if (buffer.length - at < 10) break;
      length = Number(buffer.readBigUInt64BE(at + 2));
      head = 10;
    }
    if (buffer.length - at < head + length) break;
    if (opcode === 1) onFrame(buffer, at + head, at + head + length);
    else if (opcode === 9) onPing();
    at += head + length;
  }
  return at === buffer.length ? undefined : Buffer.from(buffer.subarray(at));
};
