/** An instant as `<input type="datetime-local">` has it, on this device's clock; nothing for none. */
export const toLocalInput = (at: string | null): string => {
  if (!at) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** The instant that was written there; null for none. */
export const fromLocalInput = (value: string): string | null => (value === '' ? null : new Date(value).toISOString());
