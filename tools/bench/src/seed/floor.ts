import pg from 'pg';

/** The rows of one table as JSON, with the columns that can be written. */
export interface Rows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly json: string;
}

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Tables of the school, each after those it points to. */
const tablesInOrder = async (client: pg.Client): Promise<{ table: string; columns: string[] }[]> => {
  const { rows } = await client.query<{ table: string; columns: string[]; needs: string[] }>(`
    select c.relname as table,
      (select array_agg(quote_ident(a.attname)::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);
  const ordered: typeof rows = [];
  while (ordered.length < rows.length) {
    const done = new Set(ordered.map(({ table }) => table));
    const next = rows.filter(({ table, needs }) => !done.has(table) && needs.every((need) => done.has(need)));
    if (next.length === 0) throw new Error('tables point to each other in a circle');
    ordered.push(...next);
  }
  return ordered;
};

/** Everything that a seeded school holds and a new one does not. */
export const readRows = (seeded: string, empty: string): Promise<Rows[]> =>
  withClient(seeded, (client) =>
    withClient(empty, async (other) => {
      const found: Rows[] = [];
      for (const { table, columns } of await tablesInOrder(client)) {
        const isNew = (await other.query(`select 1 from ${table} limit 1`)).rows.length === 0;
        const { rows } = await client.query<{ json: string | null }>(`select json_agg(t)::text as json from ${table} t`);
        if (isNew && rows[0]?.json) found.push({ table, columns, json: rows[0].json });
      }
      return found;
    }),
  );

/** Writes the same rows in one statement a table, all in one transaction; nothing looks first. Milliseconds. */
export const writeRows = (url: string, all: readonly Rows[]): Promise<number> =>
  withClient(url, async (client) => {
    const began = performance.now();
    await client.query('begin');
    for (const { table, columns, json } of all) {
      const list = columns.join(', ');
      await client.query(
        `insert into ${table} (${list}) overriding system value select ${list} from json_populate_recordset(null::${table}, $1)`,
        [json],
      );
    }
    await client.query('commit');
    return performance.now() - began;
  });
