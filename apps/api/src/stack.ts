import { randomUUID } from 'node:crypto';
import { connect, type Db } from '@lyceum/db/client.ts';
import type { Role } from '@lyceum/shared/account/contract.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { freshDatabase } from '@lyceum/testkit/postgres.ts';
import { redisUrl } from '@lyceum/testkit/redis.ts';
import { ApiEnv } from './env.ts';
import { start } from './start.ts';

/** What came back: `body` is the parsed JSON, or the text of anything else. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A call over HTTP. An object as `body` is sent as JSON, a `URLSearchParams` as a form, text as it is. */
export interface Call {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who is signed in. */
export interface Somebody {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly refreshToken: string;
}

/** The whole api on a port and a database of its own, for tests. */
export interface Stack extends AsyncDisposable {
  readonly url: string;
  readonly db: Db;
  call(line: string, call?: Call): Promise<Answer>;
  /** Registers somebody and gives them a role. */
  person(role?: Role): Promise<Somebody>;
}

/** The address that the api of a stack takes for its own. */
export const publicUrl = 'http://school.test';
/** The password of everybody in a stack. */
export const password = 'correct horse battery';

/** What stands in a JSON answer at a path like `items.0.id`, as text. */
export const at = ({ body }: Pick<Answer, 'body'>, path: string): string => {
  let value = body;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return String(value);
};

const bodyOf = (body: unknown): Pick<RequestInit, 'body' | 'headers'> => {
  if (body === undefined) return {};
  if (body instanceof URLSearchParams) return { body };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { body: text, headers: { 'content-type': 'application/json' } };
};

const answerOf = async (response: Response): Promise<Answer> => {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = text !== '' && /json/.test(headers.get('content-type') ?? '');
  return { status, headers, body: isJson ? JSON.parse(text) : text };
};

/** Calls an api over HTTP: `POST /auth/login`, with what is to be sent. */
export const callerOf =
  (url: string) =>
  async (line: string, { token, body, headers }: Call = {}): Promise<Answer> => {
    const [method = 'GET', path = '/'] = line.split(' ');
    const sent = bodyOf(body);
    const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(url + path, {
      ...sent,
      method,
      redirect: 'manual',
      headers: { ...(sent.headers as object), ...bearer, ...headers },
    });
    return answerOf(response);
  };

/** Starts the api for a test, which may put something between it and its database. `await using` stops it at the end of the scope. */
export const startStack = async (
  env: Readonly<Record<string, string>> = {},
  reach: (databaseUrl: string) => string = (databaseUrl) => databaseUrl,
): Promise<Stack> => {
  const database = await freshDatabase();
  const api = await start(
    ApiEnv.parse({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: reach(database.url),
      REDIS_URL: redisUrl(),
      SECRET_KEY: randomUUID().repeat(2),
      PUBLIC_URL: publicUrl,
      LYCEUM_RATE_LIMITS: 'off',
      PORT: '0',
      ...env,
    }),
  );
  const url = `http://127.0.0.1:${api.port}`;
  const db = connect({ url: database.url, name: 'test', max: 2, log: silentLog });
  const call = callerOf(url);
  return {
    url,
    db,
    call,
    person: async (role = 'user') => {
      const email = `${randomUUID()}@lyceum.test`;
      const answer = await call('POST /auth/register', { body: { email, password } });
      const id = at(answer, 'user.id');
      await db.pool.query('update person set role = $2 where id = $1', [id, role]);
      return { id, email, token: at(answer, 'access_token'), refreshToken: at(answer, 'refresh_token') };
    },
    [Symbol.asyncDispose]: async () => {
      await api.stop();
      await db.close();
      await database.close();
    },
  };
};
