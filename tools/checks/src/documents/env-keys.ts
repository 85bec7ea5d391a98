import { type EnvMeta, metaOf } from '@lyceum/platform/env.ts';
import type { z } from 'zod';

/** A schema of an app's environment, and who reads it. */
export interface EnvReader {
  readonly reader: string;
  readonly schema: z.ZodObject;
}

/** One variable as the documents show it. */
export interface EnvKey {
  readonly name: string;
  readonly readers: readonly string[];
  readonly meta: EnvMeta;
  /** As it would be written; nothing when there is none. */
  readonly standard: string | undefined;
  readonly isRequired: boolean;
}

const spelled = (name: string, given: unknown): string | undefined => {
  const value = given instanceof Set ? [...given] : given;
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  if (name === 'LYCEUM_RATE_LIMITS') return value ? 'on' : 'off';
  return String(value);
};

const standardOf = (name: string, schema: z.ZodType): string | undefined => {
  const parsed = schema.safeParse(undefined);
  return parsed.success ? spelled(name, parsed.data) : undefined;
};

/** All variables in the order in which they are first read, each once. Those without a description are the system's (PATH). */
export const collectKeys = (all: readonly EnvReader[]): readonly EnvKey[] => {
  const keys = new Map<string, EnvKey>();
  for (const { reader, schema } of all) {
    for (const [name, given] of Object.entries(schema.shape)) {
      const field = given as z.ZodType;
      const meta = metaOf(field);
      if (!meta) continue;
      const known = keys.get(name);
      const isRequired = !field.safeParse(undefined).success;
      keys.set(name, {
        name,
        meta: known?.meta ?? meta,
        readers: [...(known?.readers ?? []), reader],
        standard: known?.standard ?? standardOf(name, field),
        isRequired: isRequired || (known?.isRequired ?? false),
      });
    }
  }
  return [...keys.values()];
};
