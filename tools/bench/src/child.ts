import { spawn } from 'node:child_process';

/** Runs a program of this tool in a process of its own on one core, sends it a question and gives its answer. */
export const askChild = <Question extends object, Answer>(program: string, question: Question, core: 0 | 1): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = spawn('taskset', ['-c', String(core), process.execPath, '--import', 'tsx', program], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (answer: Answer) => resolve(answer));
    child.on('exit', (code) => code !== 0 && reject(new Error(`${program} ended with ${code}`)));
    child.send(question);
  });
