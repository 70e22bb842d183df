import type { PublicIncidents } from "../../../server/contract/public-incident.ts";
import { fetchPublicIncidents } from "../../api/public-incidents.ts";
import { createWallSource, type WallSource } from "../../stores/wall-sources.ts";

const ROWS = 4;

/** The newest incidents, replaced as a block at most every ten seconds. */
export function useLatestSource(): WallSource<PublicIncidents> {
  return createWallSource<PublicIncidents>({
    key: "latest", everyMs: 60_000, atMostEveryMs: 10_000, askAgainOn: ["incident.reported", "incidents.imported"],
    ask: (signal) => fetchPublicIncidents(ROWS, signal),
    dataAtOf: ({ asOf }) => new Date(asOf),
  });
}
