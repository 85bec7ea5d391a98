import { resolve } from 'node:path';

/** The repository's root folder. */
export const root = resolve(import.meta.dirname, '../../..');

/** A path inside the repository. */
export const inRoot = (...parts: string[]): string => resolve(root, ...parts);
