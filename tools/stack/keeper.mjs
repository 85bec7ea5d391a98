// Keeps one service that is not Node (PostgreSQL, Redis) and ends it when the process that asked for it is gone, however it went:
// the channel to a parent closes even when the parent is killed. Node builtins only, so that it starts in a moment.
import { spawn } from 'node:child_process';

const { command, args, stopSignal, hardSignal, options } = JSON.parse(process.argv[2]);
const child = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
let stopping = false;

const stop = () => {
  if (stopping) return;
  stopping = true;
  child.kill(stopSignal);
  setTimeout(() => child.kill(hardSignal), 6_000).unref();
  setTimeout(() => child.kill('SIGKILL'), 9_000).unref();
};

child.on('spawn', () => process.connected && process.send({ pid: child.pid }));
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(stopping ? 0 : (code ?? (signal ? 1 : 0))));
process.on('disconnect', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('SIGHUP', stop);
