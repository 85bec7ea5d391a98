import { resolve } from 'node:path';
import { ApiEnv } from '../../../apps/api/src/env.ts';
import { RealtimeEnv } from '../../../apps/realtime/src/env.ts';
import { WorkerEnv } from '../../../apps/worker/src/env.ts';
import { MailSinkEnv } from '../../simulators/src/mail/env.ts';
import { StackEnv } from '../../stack/src/env.ts';
import { envDocuments } from './documents/check-documents.ts';
import { stepsOf } from './steps.ts';

const documents = envDocuments([
  { reader: '`npm start`', schema: StackEnv },
  { reader: 'api', schema: ApiEnv },
  { reader: 'realtime', schema: RealtimeEnv },
  { reader: 'worker', schema: WorkerEnv },
  { reader: 'mail sink', schema: MailSinkEnv },
]);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const args = process.argv.slice(2);
const chosen = args.filter((arg) => !arg.startsWith('--'));
const all = stepsOf({ root: resolve(import.meta.dirname, '../../..'), documents, write: args.includes('--write') });
// `npm run check -- types structure` runs those alone.
const steps = all.filter(({ name }) => chosen.length === 0 || chosen.some((word) => name.includes(word)));

let isGood = steps.length > 0;
for (const { name, run } of steps) {
  const began = performance.now();
  const { ok, seen, said } = await run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`${ok ? '✓' : '✗'} ${name.padEnd(16)} ${seconds.padStart(5)} s  ${seen}`);
  if (!ok) say(`${said.trimEnd()}\n`);
  isGood &&= ok;
}
process.exitCode = isGood ? 0 : 1;
