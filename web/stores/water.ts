import { defineStore } from "pinia";
import type { Water } from "../../server/contract/water.ts";
import { fetchWater } from "../api/water.ts";
import { createAsked } from "./asked.ts";

/** The class of every section and reach in the newest month that has readings. */
export const useWaterStore = defineStore("water", () => {
  const asked = createAsked<Water>();
  return { water: asked.value, state: asked.state, refresh: () => asked.ask(fetchWater) };
});
