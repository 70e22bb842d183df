import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { createAskHeadings } from "../workers/ask-headings.ts";
import type { ReadHeadings } from "../workers/heading-questions.ts";
import type { FieldSource, ReadingUnits } from "./new-import-state.ts";

const NOTHING_READ: ReadHeadings = { headings: [], indicators: [] };

/** In which unit each column of a table of readings is: as its heading states it, or as somebody chose. */
export const useReadingUnitsStore = defineStore("reading-units", () => {
  const read = shallowRef<ReadHeadings>(NOTHING_READ);
  const chosen = shallowRef<ReadonlyMap<string, string>>(new Map());
  const asking = createAskHeadings();
  let asked: readonly string[] = [];

  const stated = computed(() => new Map(read.value.headings.map(({ column, unit }) => [column, unit])));
  const byIndicator = computed(() => new Map(read.value.indicators.map((each) => [each.indicator, each])));
  const units = computed<ReadingUnits>(() => ({ stated: stated.value, chosen: chosen.value, byIndicator: byIndicator.value }));

  /** Reads the headings of another file; what was chosen for the last one is forgotten. */
  async function readHeadings(columns: readonly string[]): Promise<void> {
    if (columns === asked && columns.length > 0) return;
    asked = columns;
    chosen.value = new Map();
    read.value = NOTHING_READ;
    if (columns.length === 0) return;
    try {
      const answer = await asking.ask("headings", [...columns]);
      if (asked === columns) read.value = answer;
    } catch {
      // The form was left meanwhile: it asks again when it is back.
      if (asked === columns) asked = [];
    }
  }
  /** Empty: as the heading states it. */
  function choose(indicator: string, unit: string): void {
    const next = new Map(chosen.value);
    if (unit === "") next.delete(indicator);
    else next.set(indicator, unit);
    chosen.value = next;
  }
  /** The first column of each indicator. */
  const suggested = computed(() => {
    const found = new Map<string, FieldSource>();
    for (const { column, indicator } of read.value.headings) if (!found.has(indicator)) found.set(indicator, { from: "column", column });
    return found;
  });

  return { units, suggested, readHeadings, choose, close: asking.close };
});
