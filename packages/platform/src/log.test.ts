import { expect, it } from 'vitest';
import { createLog } from './log.ts';

const lines = (): { readonly log: ReturnType<typeof createLog>; readonly all: () => string } => {
  let text = '';
  const destination = { write: (line: string) => void (text += line) };
  return { log: createLog({ name: 'api', level: 'info', destination }), all: () => text };
};

it('writes JSON with a name, a word for the level and the fields', () => {
  const { log, all } = lines();
  log.child({ request_id: 'r1' }).info({ status: 200 }, 'answered');
  log.debug({}, 'not shown');
  expect(JSON.parse(all())).toMatchObject({ name: 'api', level: 'info', request_id: 'r1', status: 200, msg: 'answered' });
});

it('lets no secret through, by name or by look, however deep', () => {
  const { log, all } = lines();
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
  const error = new Error(`Failed query: insert\nparams: planted-1,${jwt}`, { cause: new Error('redis://u:planted-2@h:1') });
  log.child({ authorization: 'planted-3' }).info(
    {
      password: 'planted-4',
      body: { deep: [{ refresh_token: 'planted-5', secretKey: 'planted-6' }] },
      url: '/ws?token=planted-7&x=1',
      err: error,
    },
    `joined with lyk_demo_planted8 and Bearer planted-9 and ${jwt}`,
  );
  log.warn({ url: '/api/v1/agenda/lya_a-planted_c.ics' }, 'lyr_a-planted-d was used before lyk_a-planted-e');
  log.info({ headers: { cookie: 'planted-a', 'x-api-key': 'planted-b' }, note: `lyceum.v1, bearer.${jwt}` });
  expect(all()).not.toMatch(/planted|c2lnbmF0dXJl/);
  expect(all()).toContain('&x=1');
});

it('keeps an error readable', () => {
  const { log, all } = lines();
  log.error({ err: Object.assign(new TypeError('no room'), { code: 'E1' }) }, 'failed');
  expect(JSON.parse(all()).err).toMatchObject({ type: 'TypeError', message: 'no room', code: 'E1' });
});

it('survives fields that contain themselves', () => {
  const { log, all } = lines();
  const round: Record<string, unknown> = {};
  round['self'] = round;
  log.info({ round });
  expect(all()).toContain('[deep]');
});
