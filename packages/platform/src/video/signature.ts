import { createHmac, timingSafeEqual } from 'node:crypto';

const macOf = (secret: string, seconds: string, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();

/** The `Mux-Signature` of a message that is sent now. */
export const signMessage = (secret: string, body: Uint8Array, nowMs: number): string => {
  const seconds = String(Math.floor(nowMs / 1000));
  return `t=${seconds},v1=${macOf(secret, seconds, body).toString('hex')}`;
};

/** What a signature is held against. While a secret is changed both the old and the new one hold. */
export interface Proof {
  readonly header: string | undefined;
  readonly body: Uint8Array;
  readonly secrets: readonly string[];
  readonly nowMs: number;
  readonly toleranceMs: number;
}

/** Whether a message comes from who holds one of the secrets, and is neither old nor of the future. Of several signatures one has to fit. */
export const isGenuine = ({ header, body, secrets, nowMs, toleranceMs }: Proof): boolean => {
  const fields = (header ?? '').split(',').map((field) => field.trim().split('=', 2) as [string, string?]);
  const times = fields.filter(([name]) => name === 't').map(([, value]) => value ?? '');
  const [seconds = ''] = times;
  if (times.length !== 1 || !/^\d{1,12}$/.test(seconds)) return false;
  if (Math.abs(nowMs - Number(seconds) * 1000) > toleranceMs) return false;
  const given = fields.flatMap(([name, value = '']) => (name === 'v1' && /^[0-9a-f]{64}$/.test(value) ? [Buffer.from(value, 'hex')] : []));
  const right = secrets.filter((secret) => secret !== '').map((secret) => macOf(secret, seconds, body));
  return given.some((one) => right.some((mac) => timingSafeEqual(one, mac)));
};
