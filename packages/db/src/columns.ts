import { type AnyPgColumn, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A moment: stored with its zone, read as a `Date`. */
export const at = (name: string) => timestamp(name, { withTimezone: true });

/** The id of a row that this one is part of: it is of that column's type, and goes when that row goes. */
export const partOf = <C extends AnyPgColumn>(name: string, whole: () => C) =>
  uuid(name).$type<C['_']['data']>().references(whole, { onDelete: 'cascade' });
