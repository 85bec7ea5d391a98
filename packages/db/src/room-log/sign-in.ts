import type pg from 'pg';

/** Whether the sign-in that a token came from has not been ended: an access token outlives it by minutes. */
export const isSignedIn = async (pool: pg.Pool, sid: string, person: string): Promise<boolean> => {
  const { rowCount } = await pool.query({
    name: 'room_sign_in',
    text: 'select 1 from sign_in where id = $1 and person_id = $2 and revoked_at is null',
    values: [sid, person],
  });
  return rowCount === 1;
};
