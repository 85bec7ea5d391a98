import type { z } from 'zod';
import { core, type Def, type Direction, defOf, isObject, snake } from './rest-schema.ts';

type Rename = (value: unknown) => unknown;
/** `undefined` means that nothing below needs renaming, so whole subtrees cost nothing. */
export type Plan = Rename | undefined;
type Seen = Map<z.ZodType, { plan: Plan }>;

/**
 * Compiles a schema once, at boot, into the function that renames its values. Only keys that a schema declares are renamed:
 * record keys and free-form JSON are data.
 */
export const compile = (schema: z.ZodType, direction: Direction): Plan => planOf(schema, direction, new Map());

const planOf = (schema: z.ZodType, direction: Direction, seen: Seen): Plan => {
  const self = core(schema, direction);
  const known = seen.get(self);
  // A recursive schema: its plan is looked up once it has been built.
  if (known) return (value) => (known.plan ? known.plan(value) : value);
  const slot: { plan: Plan } = { plan: undefined };
  seen.set(self, slot);
  slot.plan = builders[defOf(self).type]?.(defOf(self), direction, seen);
  seen.delete(self);
  return slot.plan;
};

type Builder = (def: Def, direction: Direction, seen: Seen) => Plan;

const mapArray = (each: Plan): Plan => each && ((value) => (Array.isArray(value) ? value.map(each) : value));

const tuple: Builder = ({ items = [], rest }, direction, seen) => {
  const plans = items.map((item) => planOf(item, direction, seen));
  const others = rest ? planOf(rest, direction, seen) : undefined;
  if (!others && !plans.some(Boolean)) return undefined;
  const planAt = (index: number): Plan => (index < plans.length ? plans[index] : others);
  return (value) => (Array.isArray(value) ? value.map((item, index) => planAt(index)?.(item) ?? item) : value);
};

const record: Builder = ({ valueType }, direction, seen) => {
  const each = valueType && planOf(valueType, direction, seen);
  return each && ((value) => (isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, each(item)])) : value));
};

const intersection: Builder = ({ left, right }, direction, seen) => {
  const one = left && planOf(left, direction, seen);
  const two = right && planOf(right, direction, seen);
  return one && two ? (value) => two(one(value)) : (one ?? two);
};

const union: Builder = ({ options = [], discriminator }, direction, seen) => {
  const plans = options.map((option) => ({ option, plan: planOf(option, direction, seen) }));
  if (!plans.some(({ plan }) => plan)) return undefined;
  if (discriminator === undefined) return firstFitting(plans, direction);
  const wireKey = direction === 'in' ? snake(discriminator) : discriminator;
  const byTag = new Map<unknown, Plan>();
  for (const { option, plan } of plans) for (const tag of option._zod.propValues?.[discriminator] ?? []) byTag.set(tag, plan);
  return (value) => (isObject(value) ? (byTag.get(value[wireKey])?.(value) ?? value) : value);
};

const firstFitting =
  (plans: readonly { option: z.ZodType; plan: Plan }[], direction: Direction): Rename =>
  (value) => {
    for (const { option, plan } of plans) {
      const renamed = plan ? plan(value) : value;
      if (option.safeParse(direction === 'in' ? renamed : value).success) return renamed;
    }
    return value;
  };

const object: Builder = ({ shape = {} }, direction, seen) => {
  const fields = new Map<string, { to: string; plan: Plan }>();
  // Names that an unknown key must not slip in under: a REST caller has one spelling, not two.
  const taken = new Set(['__proto__']);
  for (const [key, child] of Object.entries(shape)) {
    const [from, to] = direction === 'in' ? [snake(key), key] : [key, snake(key)];
    if (fields.has(from)) throw new Error(`two keys share the wire name "${from}"`);
    fields.set(from, { to, plan: planOf(child, direction, seen) });
    if (from !== to) taken.add(to);
  }
  if (![...fields].some(([from, { to, plan }]) => plan || from !== to)) return undefined;
  return (value) => (isObject(value) ? renameKeys(value, fields, taken) : value);
};

const renameKeys = (
  value: Record<string, unknown>,
  fields: ReadonlyMap<string, { readonly to: string; readonly plan: Plan }>,
  taken: ReadonlySet<string>,
): Record<string, unknown> => {
  const renamed: Record<string, unknown> = {};
  for (const key in value) {
    const field = fields.get(key);
    if (field) renamed[field.to] = field.plan ? field.plan(value[key]) : value[key];
    // Unknown keys go through: the schema strips or refuses them.
    else if (!taken.has(key)) renamed[key] = value[key];
  }
  return renamed;
};

const builders: Readonly<Record<string, Builder>> = {
  object,
  array: ({ element }, direction, seen) => mapArray(element && planOf(element, direction, seen)),
  tuple,
  record,
  union,
  intersection,
};
