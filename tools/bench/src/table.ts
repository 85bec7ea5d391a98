/** Prints rows under a head, numbers to the right, as a table that reads the same in a terminal and in Markdown. */
export const printTable = (head: readonly string[], rows: readonly (readonly string[])[]): void => {
  const widths = head.map((cell, n) => Math.max(cell.length, ...rows.map((row) => row[n]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, n) => (n < 2 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join(' | ')} |`;
  console.log(line(head));
  console.log(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  for (const row of rows) console.log(line(row));
};

export const thousands = (n: number): string => `${(n / 1000).toFixed(n < 10_000 ? 1 : 0)} k`;
export const ratio = (n: number): string => n.toFixed(2);
export const ms = (n: number): string => `${n.toFixed(1)} ms`;
/** What is said of a target. */
export const mark = (isMet: boolean): string => (isMet ? 'met' : 'missed');
