import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const largest = 10 * 2 ** 20;
const pollMs = 500;
const quietMs = 10_000;

/** The log file of one part of the stack. It is written by the part itself, so nothing is lost when we are killed. */
export interface PartLog {
  readonly file: string;
  /** The last line that says something, as a person would say it. */
  lastWord(): string;
  /** New errors since it was asked last, each once in ten seconds. */
  newErrors(): readonly string[];
}

const readFrom = (file: string, from: number): string => {
  const fd = openSync(file, 'r');
  try {
    const { size } = fstatSync(fd);
    const buffer = Buffer.alloc(Math.max(0, size - from));
    readSync(fd, buffer, 0, buffer.length, from);
    return buffer.toString();
  } finally {
    closeSync(fd);
  }
};

interface Entry {
  readonly level?: string;
  readonly msg?: string;
  readonly err?: { readonly message?: string };
}

const asEntry = (line: string): Entry => {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return {};
  }
};

const sentence = (line: string): string => {
  const { msg, err } = asEntry(line);
  const text = msg === undefined ? line : [msg, err?.message].filter(Boolean).join(': ');
  return (text.split('\n')[0] ?? '').trim().slice(0, 300);
};

const saysWhy = (line: string): boolean => {
  const text = line.trim();
  return text !== '' && !/^(at |Node\.js v|\^|\}|\])/.test(text) && !['info', 'debug'].includes(asEntry(text).level ?? '');
};

/** Opens the log of a part; one that has grown beyond 10 MB is put aside first. */
export const openLog = (folder: string, name: string): PartLog => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  if (existsSync(file) && statSync(file).size > largest) renameSync(file, join(folder, `${name}.1.log`));
  closeSync(openSync(file, 'a'));
  const begun = statSync(file).size;
  let at = begun;
  const told = new Map<string, number>();
  return {
    file,
    lastWord: () => {
      const from = Math.max(begun, statSync(file).size - 8_192);
      return sentence(readFrom(file, from).split('\n').filter(saysWhy).at(-1) ?? '');
    },
    newErrors: () => {
      const lines = readFrom(file, at).split('\n');
      at = statSync(file).size;
      const errors = lines.filter((line) => ['error', 'fatal'].includes(asEntry(line).level ?? '')).map(sentence);
      const now = Date.now();
      const fresh = [...new Set(errors)].filter((text) => now - (told.get(text) ?? 0) > quietMs);
      for (const text of fresh) told.set(text, now);
      return fresh;
    },
  };
};

/** Tells the errors of several logs as they come. */
export const tellErrors = (logs: readonly PartLog[], say: (line: string) => void): { stop(): void } => {
  const timer = setInterval(() => {
    for (const log of logs) {
      for (const text of log.newErrors()) say(`${basename(log.file, '.log')}: ${text}`);
    }
  }, pollMs);
  return { stop: () => clearInterval(timer) };
};
