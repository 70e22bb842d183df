import { defineStore } from "pinia";
import type { Surroundings } from "../../server/contract/surroundings.ts";
import type { Upstream } from "../../server/contract/water.ts";
import { fetchSurroundings, fetchUpstreamOfReach, type SurroundingsQuestion } from "../api/surroundings.ts";
import { createAsked } from "./asked.ts";

/** How far up-stream a source still explains what is smelt or seen here. */
const UPSTREAM_METRES = 10_000;

/** What lies around the incident in the drawer, and up-stream of the nearest reach. */
export const useSurroundingsStore = defineStore("surroundings", () => {
  const around = createAsked<Surroundings>();
  const upstream = createAsked<Upstream>();

  async function load(question: SurroundingsQuestion): Promise<void> {
    upstream.clear();
    if (!await around.ask((signal) => fetchSurroundings(question, signal), true)) return;
    const reach = around.value.value?.reach ?? null;
    if (reach !== null) await upstream.ask((signal) => fetchUpstreamOfReach(reach.code, UPSTREAM_METRES, signal));
  }
  function clear(): void {
    around.clear();
    upstream.clear();
  }
  return { around: around.value, state: around.state, upstream: upstream.value, upstreamState: upstream.state, load, clear };
});
