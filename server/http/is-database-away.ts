/** What PostgreSQL (class 08, 57P01 to 57P03), the network and the pool say when the database cannot be reached. */
const CODES = new Set(["08000", "08001", "08003", "08004", "08006", "57P01", "57P02", "57P03", "ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);
const MESSAGES = /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/;

/** Whether a failure means that the database does not answer now, so that the same request may go through later. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === "string" && CODES.has(code)) || MESSAGES.test(error.message);
}
