import { Refusal } from '@lyceum/shared/kernel/refusal.ts';

const deepest = 64;

// Text in quotes as a whole, or one bracket: everything else is skipped by the search itself.
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{}]/gs;

/** Whether brackets nest deeper than anything we ever ask for: recursive readers would run out of stack. */
export const isTooDeep = (text: string): boolean => {
  if (text.length <= 2 * deepest) return false;
  let depth = 0;
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > deepest) return true;
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
  if (isTooDeep(text)) throw new Refusal('malformed', { message: 'The JSON is nested too deeply.' });
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    // A reviver is slow: it is used only where a suspicious key may be.
    return forbidden.test(body) ? JSON.parse(body, refuseForbidden) : JSON.parse(body);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('malformed', { message: 'The body is not valid JSON.' });
  }
};
