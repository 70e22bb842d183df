import type { IncidentPoints } from "../../../server/contract/incident-points.ts";
import { fetchIncidentPoints } from "../../api/incident-points.ts";
import { createWallSource, type WallSource } from "../../stores/wall-sources.ts";
import { hotspotsFrom } from "./hotspots-source.ts";
import { INCIDENT_EVENTS } from "./incident-events.ts";

/** Where the incidents are that hotspots are made of. */
export function usePointsSource(): WallSource<IncidentPoints> {
  return createWallSource<IncidentPoints>({
    key: "points", everyMs: 300_000, atMostEveryMs: 30_000, isOfToday: true, askAgainOn: INCIDENT_EVENTS,
    ask: (signal, windows) => fetchIncidentPoints(new URLSearchParams({ from: hotspotsFrom(windows) }), signal),
    dataAtOf: ({ asOf }) => new Date(asOf),
  });
}
