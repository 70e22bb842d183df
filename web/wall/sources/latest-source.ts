import { fetchIncidentPage } from "../../api/incidents.ts";
import { useWallClockStore } from "../../stores/wall-clock.ts";
import { createWallSource, type WallSource } from "../../stores/wall-sources.ts";

/** What the wall says of one incident: nothing that could name anybody. */
export interface LatestIncident {
  readonly id: number;
  readonly reportedAt: string;
  readonly category: { readonly nameZh: string; readonly nameEn: string | null };
  readonly cell: { readonly nameZh: string; readonly nameEn: string | null } | null;
}
export interface Latest { readonly askedAtMs: number; readonly incidents: readonly LatestIncident[]; }

const ROWS = 4;

/** The newest incidents, replaced as a block at most every ten seconds. */
export function useLatestSource(): WallSource<Latest> {
  const clock = useWallClockStore();
  return createWallSource<Latest>({
    key: "latest", everyMs: 60_000, atMostEveryMs: 10_000, askAgainOn: ["incident.reported", "incidents.imported"],
    async ask(signal) {
      const { items } = await fetchIncidentPage({ filter: new URLSearchParams(), limit: ROWS, signal });
      return { askedAtMs: clock.nowMs(), incidents: items.map(({ id, reportedAt, category, cell }) => ({ id, reportedAt, category, cell })) };
    },
    dataAtOf: ({ askedAtMs }) => new Date(askedAtMs),
  });
}
