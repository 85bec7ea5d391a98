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

/** A free port below 32768, where the system hands out none by itself, so that no outgoing connection takes it meanwhile. */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (await isFree(port)) return port;
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
