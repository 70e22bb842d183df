import { defineStore } from "pinia";
import type { SectionWaterHistory, Upstream } from "../../server/contract/water.ts";
import { fetchSectionWater, fetchUpstreamOfSection } from "../api/water.ts";
import { createAsked } from "./asked.ts";

export const SHOWN_MONTHS = 36;
/** How far up-stream a source still explains a reading. */
export const UPSTREAM_METRES = 30_000;

/** The monitoring section in the drawer: its months, and what lies up-stream of it. */
export const useSectionWaterStore = defineStore("section-water", () => {
  const history = createAsked<SectionWaterHistory>();
  const upstream = createAsked<Upstream>();

  function load(code: string, fresh: boolean): void {
    void history.ask((signal) => fetchSectionWater(code, SHOWN_MONTHS, signal), fresh);
    void upstream.ask((signal) => fetchUpstreamOfSection(code, UPSTREAM_METRES, signal), fresh);
  }
  function clear(): void {
    history.clear();
    upstream.clear();
  }
  return { history: history.value, state: history.state, upstream: upstream.value, upstreamState: upstream.state, upstreamWithinMetres: UPSTREAM_METRES, load, clear };
});
