import type { z } from 'zod';
import { core, defOf, fieldsOf, snake } from './rest-schema.ts';

type Read = (text: unknown) => unknown;

const asBoolean: Read = (text) => {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : text;
};
const asNumber: Read = (text) => (typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);

const reader = (schema: z.ZodType): Read => {
  const { type, element } = defOf(core(schema, 'in'));
  if (type === 'boolean') return asBoolean;
  if (type === 'number') return asNumber;
  if (type !== 'array' || !element) return (text) => text;
  const each = reader(element);
  return (text) => (Array.isArray(text) ? text : [text]).map(each);
};

/**
 * Paths, query strings and forms carry only text: turns it into what the schema asks for, under the contract's names.
 * Anything unclear is left as text, for the schema to refuse.
 */
export const compileText = (schema: z.ZodType): ((given: Record<string, unknown>) => Record<string, unknown>) => {
  const fields = fieldsOf(schema, 'in');
  const readers = new Map(Object.entries(fields).map(([key, child]) => [snake(key), { key, read: reader(child) }]));
  return (given) => {
    const input: Record<string, unknown> = {};
    for (const name in given) {
      const known = readers.get(name);
      if (known) input[known.key] = known.read(given[name]);
      else if (!Object.hasOwn(fields, name) && name !== '__proto__') input[name] = given[name];
    }
    return input;
  };
};
