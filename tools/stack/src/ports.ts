import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { StackFault } from './fault.ts';

const tryListen = (port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });

/** Whether nothing listens on a port, on any address of this machine; a machine without IPv6 is asked about IPv4 alone. */
export const isFree = async (port: number): Promise<boolean> => {
  for (const host of ['127.0.0.1', '0.0.0.0', '::1', '::']) {
    const code = await tryListen(port, host);
    if (code === 'EADDRINUSE' || code === 'EACCES') return false;
  }
  return true;
};

const lowest = 20_000;
const highest = 32_000;

/**
 * Puts a port aside for this process, for as long as it lives: its namesake among the UDP ports, which nobody here uses, is held, and
 * the system lets go of it however the process ends. False when another process has it, or this one was given it before.
 */
const claim = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const mark = createSocket('udp4').unref();
    mark.once('error', () => {
      mark.close();
      resolve(false);
    });
    mark.bind({ port, address: '127.0.0.1', exclusive: true }, () => resolve(true));
  });

/**
 * A free port below 32768, where the system hands out none by itself, so that no outgoing connection takes it meanwhile. Two that
 * look for one at once, and one that stops something and starts it again in its place, are not given the same.
 */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if ((await claim(port)) && (await isFree(port))) return port;
  }
  throw new StackFault(`No free port was found between ${lowest} and ${highest}.`);
};

/** Fails with the first port that is taken or named twice, and the variable that sets it. */
export const assertFree = async (ports: Readonly<Record<string, number>>): Promise<void> => {
  const seen = new Map<number, string>();
  for (const [variable, port] of Object.entries(ports)) {
    const other = seen.get(port);
    if (other !== undefined) throw new StackFault(`${variable} and ${other} are both ${port}; give each its own port.`);
    seen.set(port, variable);
    if (!(await isFree(port))) {
      throw new StackFault(`Port ${port} is in use (${variable}). Stop what listens there, or set ${variable} to another port.`);
    }
  }
};
