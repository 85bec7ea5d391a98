import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { MailStore } from './store.ts';

const largestBytes = 10 * 2 ** 20;

const collect = async (stream: SMTPServerDataStream): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** A mail server that takes everything from everybody on this machine and sends nothing on. */
export const startSink = async (port: number, store: MailStore): Promise<{ port: number; close(): Promise<void> }> => {
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    size: largestBytes,
    logger: false,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onData: (stream, session, done) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      collect(stream)
        .then((raw) => store.add(raw, recipients))
        .then(
          () => done(null),
          (error: Error) => done(error),
        );
    },
  });
  // A client that hangs up half-way is no reason to end.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
