import { defineStore } from "pinia";
import { fetchEditions } from "../api/editions.ts";
import { fetchChecks } from "../api/responsibility.ts";
import { fetchSummary } from "../api/summary.ts";
import { fetchWater } from "../api/water.ts";
import { createRefreshed } from "./refreshed.ts";

/** What an administrator has to care for, each part asked by itself so that one failure hides no other. */
export const useCareStore = defineStore("care", () => {
  const editions = createRefreshed(() => fetchEditions());
  const summary = createRefreshed(() => fetchSummary(new URLSearchParams()));
  const checks = createRefreshed(() => fetchChecks(null));
  const water = createRefreshed(() => fetchWater());
  const parts = { editions, summary, checks, water };

  async function refresh(): Promise<void> {
    await Promise.all(Object.values(parts).map((part) => part.refresh()));
  }

  return {
    editions: editions.value, editionsState: editions.state, refreshEditions: editions.refresh,
    summary: summary.value, summaryState: summary.state, refreshSummary: summary.refresh,
    checks: checks.value, checksState: checks.state, refreshChecks: checks.refresh,
    water: water.value, waterState: water.state, refreshWater: water.refresh,
    refresh,
  };
});
