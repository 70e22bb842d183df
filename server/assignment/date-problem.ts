import { said, type Said } from "../said.ts";

const EARLIEST_MS = Date.UTC(1900, 0);
const TOO_LATE_MS = Date.UTC(2200, 0);

/** Why an instant cannot have been meant, as a sentence that names the field; undefined when it can. The same bounds as for imports. */
export function dateProblem(instant: Date, stated: string, field: string): Said | undefined {
  const ms = instant.getTime();
  if (ms < EARLIEST_MS) return said(`${field} ${stated} lies before 1900-01-01, the earliest that is taken`, `时间 ${stated} 早于 1900-01-01，不接受`);
  if (ms >= TOO_LATE_MS) return said(`${field} ${stated} lies after 2199-12-31, the latest that is taken`, `时间 ${stated} 晚于 2199-12-31，不接受`);
  return undefined;
}
