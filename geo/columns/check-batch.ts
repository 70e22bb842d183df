import { GeoInputError } from "../errors.ts";
import type { IncidentBatch } from "./incident-batch.ts";

/** The years 1 to 9999: outside, a day axis would have no end. */
const EARLIEST_MS = Date.parse("0001-01-02T00:00:00Z");
const LATEST_MS = Date.parse("9999-12-30T00:00:00Z");

/** @throws {GeoInputError} naming incident and field that no column can hold. */
export function checkBatch({ rowCount, id, lng, lat, reportedAtMs }: IncidentBatch): void {
  for (let at = 0; at < rowCount; at++) {
    if (!Number.isSafeInteger(id[at])) refuse(id[at]!, "the id is not an integer below 2^53");
    const timeMs = reportedAtMs[at]!;
    if (!(timeMs >= EARLIEST_MS && timeMs <= LATEST_MS)) refuse(id[at]!, `reportedAtMs ${timeMs} is outside the years 1 to 9999`);
    const missing = Number.isNaN(lng[at]!);
    if (missing !== Number.isNaN(lat[at]!)) refuse(id[at]!, "one of lng and lat is missing; give both or neither");
    if (!missing && !(Math.abs(lng[at]!) <= 180 && Math.abs(lat[at]!) <= 90)) refuse(id[at]!, `the position ${lng[at]}, ${lat[at]} is not on the globe`);
  }
}

function refuse(id: number, what: string): never {
  throw new GeoInputError(`Incident ${id} cannot be put into columns: ${what}.`);
}
