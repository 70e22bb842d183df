import type { CategoryHotspots } from "../../../server/contract/hotspot.ts";
import { fetchCategoryHotspots } from "../../api/hotspots.ts";
import { shiftDay, startOfDay } from "../../format/zoned-time.ts";
import { createWallSource, type WallSource } from "../../stores/wall-sources.ts";
import type { WallWindows } from "../../stores/wall-windows.ts";

/** Enough for rare categories to say something, and for a change to be seen within the season. */
export const HOTSPOT_DAYS = 60;

/** From when hotspots and the points on the map are, up to now. */
export function hotspotsFrom({ today, timeZone }: Pick<WallWindows, "today" | "timeZone">): string {
  return startOfDay(shiftDay(today, 1 - HOTSPOT_DAYS), timeZone);
}

/** Where every category concentrates: tested anew every ten minutes, since sixty days do not change by the minute. */
export function useHotspotsSource(): WallSource<CategoryHotspots> {
  return createWallSource<CategoryHotspots>({
    key: "hotspots", everyMs: 600_000, isOfToday: true, askAgainOn: ["edition.published", "reference.imported", "incidents.imported"], atMostEveryMs: 60_000,
    ask: (signal, windows) => fetchCategoryHotspots(new URLSearchParams({ from: hotspotsFrom(windows) }), signal),
    dataAtOf: ({ asOf }) => new Date(asOf),
  });
}
