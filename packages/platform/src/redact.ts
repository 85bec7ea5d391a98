const secretKey = /^(authorization|cookie|set-cookie|x-api-key)$|password|secret|token|api_?key|credential/i;
const secretInText: readonly (readonly [RegExp, string])[] = [
  [/([?&](?:token|access_token|refresh_token|code|key)=)[^&\s"']+/gi, '$1[redacted]'],
  [/\b(Bearer|bearer\.)\s?[\w.~+/=-]{8,}/gi, '$1 [redacted]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[redacted]'],
  // Keys, refresh tokens, and the addresses of calendars.
  [/\bly[akr]_[\w-]+/g, '[redacted]'],
  [/(\w+:\/\/[^\s:/@]*:)[^\s@/]+@/g, '$1[redacted]@'],
  // drizzle repeats the parameters of a failed query in its message.
  [/\nparams:[\s\S]*$/, '\nparams: [redacted]'],
];
const deepest = 6;

const scrub = (text: string): string => secretInText.reduce((rest, [pattern, to]) => rest.replace(pattern, to), text);

const ofError = (error: Error, depth: number): object => ({
  type: error.name,
  message: scrub(error.message),
  stack: scrub(error.stack ?? ''),
  ...('code' in error ? { code: error.code } : {}),
  ...(error.cause === undefined ? {} : { cause: walk(error.cause, depth + 1) }),
});

const walk = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return scrub(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return '[deep]';
  if (value instanceof Error) return ofError(value, depth);
  if (Array.isArray(value)) return value.map((item) => walk(item, depth + 1));
  if (value instanceof Date || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, secretKey.test(name) ? '[redacted]' : walk(item, depth + 1)]),
  );
};

/** A copy of log fields in which tokens, passwords, cookies and keys are gone, by their name or by their look. */
export const redact = (fields: object): Record<string, unknown> => walk(fields, 0) as Record<string, unknown>;

/** A copy of a text in which tokens, keys and passwords of URLs are gone. */
export const redactText = scrub;
