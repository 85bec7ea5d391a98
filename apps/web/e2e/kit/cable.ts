import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** The network of one browser: a forward proxy that can be cut and mended. A cut ends what is open, sockets included, and lets nothing new through. */
export interface Cable {
  readonly address: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Lays a cable. */
export const layCable = async (): Promise<Cable> => {
  const open = new Set<Duplex>();
  let isCut = false;
  const keep = (socket: Duplex) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const forward = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (isCut) return incoming.socket.destroy();
    const onward = request(incoming.url ?? '', { method: incoming.method ?? 'GET', headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    return incoming.pipe(onward);
  };
  const tunnel = (incoming: IncomingMessage, client: Socket | Duplex) => {
    if (isCut) return client.destroy();
    const [host = '', port = '80'] = (incoming.url ?? '').split(':');
    const server = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      server.pipe(client);
      client.pipe(server);
    });
    keep(server);
    client.on('close', () => server.destroy());
    return server.on('close', () => client.destroy());
  };
  const proxy = createServer((incoming, outgoing) => void forward(incoming, outgoing));
  proxy.on('connect', (incoming, client) => void tunnel(incoming, client));
  proxy.on('connection', keep);
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      isCut = false;
    },
    close: async () => {
      cut();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
};
