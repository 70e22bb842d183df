import type { Kysely } from "kysely";
import { indicatorOf } from "../../geo/index.ts";
import { type ReadingDraft, readReading } from "../imports/readings/read-readings.ts";
import { storeReadings } from "../imports/readings/store-readings.ts";
import type { Database } from "../store/schema.ts";
import type { DemoReading } from "./demo-records.ts";

const READINGS_PER_WRITE = 5000;

/** Readings of the demo city, read and converted as imported ones are. Needs its sections. */
export async function storeDemoReadings(trx: Kysely<Database>, readings: readonly DemoReading[]): Promise<void> {
  const drafts = readings.map(draftOf);
  for (let from = 0; from < drafts.length; from += READINGS_PER_WRITE) await storeReadings(trx, drafts.slice(from, from + READINGS_PER_WRITE), null);
}

function draftOf(reading: DemoReading, index: number): ReadingDraft {
  const indicator = indicatorOf(reading.indicator);
  const place = { rowNumber: index + 1, sectionCode: reading.sectionCode, observedAt: new Date(reading.observedAt) };
  const draft = indicator === undefined ? null : readReading(place, indicator, reading.statedValue, reading.unit, "value");
  // The demo city is made to be sound; anything else is a fault of the program.
  if (draft === null || "reason" in draft) throw new Error(`demo reading ${index + 1} of ${reading.sectionCode}: ${draft?.message ?? "nothing measured"}`);
  return draft;
}
