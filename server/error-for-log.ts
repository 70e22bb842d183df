import { pino } from "pino";

/** What PostgreSQL says of the row at hand: names, addresses and descriptions of people, none of which belong in a log. */
const HELD_BACK = ["detail", "where", "parameters", "internalQuery"];
/** Errors hold errors, but not many deep; whatever refers to itself ends here. */
const DEEPEST = 4;

/** An error as the log shows it: everything but what quotes stored or sent values. */
export function errorForLog(error: unknown): unknown {
  return error instanceof Error ? without(pino.stdSerializers.err(error), 0) : error;
}

function without(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth === DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((part) => without(part, depth + 1));
  return Object.fromEntries(Object.entries(value).filter(([name]) => !HELD_BACK.includes(name)).map(([name, part]) => [name, without(part, depth + 1)]));
}
