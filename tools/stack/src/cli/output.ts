/** What a command found or did: for people as lines of name and value, for programs as JSON. */
export type Result = Readonly<Record<string, string | number | boolean | null>>;

/** Writes a result as the caller asked for it. */
export const spell = (result: Result, asJson: boolean): string => {
  if (asJson) return JSON.stringify(result);
  const width = Math.max(...Object.keys(result).map((name) => name.length)) + 2;
  return Object.entries(result)
    .map(([name, value]) => `${name.padEnd(width)}${value ?? '-'}`)
    .join('\n');
};
