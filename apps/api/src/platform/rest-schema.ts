import type { z } from 'zod';

/** snake_case on the REST wire, camelCase in the contract. */
export const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Which way a value goes: from the caller in, or out to the caller. */
export type Direction = 'in' | 'out';

/** What zod keeps about a schema, as far as renaming needs to know. */
export interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly rest?: z.ZodType | null;
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly left?: z.ZodType;
  readonly right?: z.ZodType;
}

export const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Strips optional, nullable, default, readonly, pipe … down to the schema that describes the JSON value itself. */
export const core = (schema: z.ZodType, direction: Direction): z.ZodType => {
  const def = defOf(schema);
  if (def.innerType) return core(def.innerType, direction);
  // A lazy schema makes itself anew each time it is asked, except through zod's own memory of it.
  if (def.getter) return core((schema as z.ZodLazy<z.ZodType>)._zod.innerType, direction);
  if (def.in && def.out) {
    const [near, far] = direction === 'in' ? [def.in, def.out] : [def.out, def.in];
    return core(defOf(near).type === 'transform' ? far : near, direction);
  }
  return schema;
};

/** The fields of an object schema; none for anything else. */
export const fieldsOf = (schema: z.ZodType, direction: Direction): Readonly<Record<string, z.ZodType>> =>
  defOf(core(schema, direction)).shape ?? {};

const fieldOf = (schema: z.ZodType, key: PropertyKey): z.ZodType | undefined => {
  const fields = fieldsOf(schema, 'in');
  return typeof key === 'string' && Object.hasOwn(fields, key) ? fields[key] : undefined;
};

/** The path of a refused field in the names that a REST caller used. */
export const wirePath = (schema: z.ZodType, path: readonly PropertyKey[]): readonly PropertyKey[] => {
  const [head, ...tail] = path;
  if (head === undefined) return [];
  const def = defOf(core(schema, 'in'));
  if (def.options) {
    const option = def.options.find((candidate) => fieldOf(candidate, head));
    return option ? wirePath(option, path) : path;
  }
  const field = fieldOf(schema, head);
  const child = field ?? def.element ?? def.valueType;
  return child ? [field ? snake(String(head)) : head, ...wirePath(child, tail)] : path;
};
