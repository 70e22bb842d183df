import { onUnmounted, watch } from "vue";
import type { MapHandle } from "../../map/use-map.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useFiltersStore } from "../../stores/filters.ts";
import { useIncidentsStore } from "../../stores/incidents.ts";
import { useLiveStore } from "../../stores/live.ts";
import { useMyGridStore } from "../../stores/my-grid.ts";
import { useSummaryStore } from "../../stores/summary.ts";
import { useNetworkEvents } from "./use-network-events.ts";

/** A burst of events is answered with one refresh; the screens promise two seconds in all. */
const GATHER_MS = 400;

/** Follows filter, order and live stream: fetches counts and list, and asks the map for new tiles. */
export function useLiveRefresh(map: MapHandle): { start: () => Promise<void>; refresh: () => void } {
  const [deployment, filters, incidents, summary, live, mine] = [useDeploymentStore(), useFiltersStore(), useIncidentsStore(), useSummaryStore(), useLiveStore(), useMyGridStore()];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let hasStarted = false;

  function refresh(): void {
    void summary.refresh();
    void incidents.refresh();
  }

  watch(() => filters.query.toString(), () => { if (hasStarted) void summary.refresh(); });
  watch(() => incidents.question.toString(), () => { if (hasStarted) void incidents.refresh(); });
  watch(() => live.incidentsRevision, () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      refresh();
      map.refreshIncidents();
    }, GATHER_MS);
  });
  watch(() => live.groundRevision, () => {
    void deployment.load();
    // Cells and posts may be others now.
    void mine.load();
    map.refreshGround();
  });
  // What failed while the server was away is fetched as soon as it is back.
  watch(() => live.state.kind, (now, before) => {
    if (now !== "live" || before !== "lost") return;
    if (mine.state.kind === "failed") void mine.load();
    refresh();
    map.refreshIncidents();
    map.refreshGround();
  });
  useNetworkEvents();
  onUnmounted(() => {
    clearTimeout(waiting);
    live.stop();
  });

  return {
    refresh,
    async start() {
      hasStarted = true;
      void incidents.refresh();
      await summary.refresh();
      live.start(summary.shown?.lastEventSeq ?? null);
    },
  };
}
