import { Refusal } from '@lyceum/shared/kernel/refusal.ts';

const deepest = 64;

/** Whether brackets nest deeper than anything we ever ask for: recursive readers would run out of stack. */
export const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) {
      if (++depth > deepest) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
};

const forbidden = /__proto__|\\u005f/i;
const refuseForbidden = (key: string, value: unknown): unknown => {
  if (key === '__proto__') throw new Refusal('malformed', { message: 'The key __proto__ is not allowed.' });
  return value;
};

/** Reads a JSON body; an empty one is no body. Refuses what is malformed, too deep, or made to change prototypes. */
export const parseJson = (text: string): unknown => {
  if (text === '') return undefined;
  if (text.length > 2 * deepest && isTooDeep(text)) throw new Refusal('malformed', { message: 'The JSON is nested too deeply.' });
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    // A reviver is slow: it is used only where a suspicious key may be.
    return forbidden.test(body) ? JSON.parse(body, refuseForbidden) : JSON.parse(body);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('malformed', { message: 'The body is not valid JSON.' });
  }
};
