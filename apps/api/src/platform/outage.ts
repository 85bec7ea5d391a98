// 08 connection, 53 resources, 57P shutdown and crash, 55P03 lock timeout, 57014 statement timeout, 40 lost races.
const states = /^(08|53|57P|57014|55P03|40)/;
const network = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/;
const sayings = /connection (terminated|ended|error)|timeout exceeded|not queryable|client was closed|connection is closed/i;
const names = new Set(['LogAway', 'MaxRetriesPerRequestError']);

/** Whether an error, or what caused it, means that Postgres or Redis is away for the moment. */
export const isOutage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code, name, message, cause } = error as Error & { code?: unknown };
  if (names.has(name) || sayings.test(message)) return true;
  if (typeof code === 'string' && (states.test(code) || network.test(code))) return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  return cause !== undefined && cause !== error && isOutage(cause);
};
