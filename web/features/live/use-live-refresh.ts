import { onUnmounted, watch } from "vue";
import type { MapHandle } from "../../map/use-map.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useFiltersStore } from "../../stores/filters.ts";
import { useIncidentsStore } from "../../stores/incidents.ts";
import { useLiveStore } from "../../stores/live.ts";
import { useSummaryStore } from "../../stores/summary.ts";
import { useNetworkEvents } from "./use-network-events.ts";

/** A burst of events is answered with one refresh; the screens promise two seconds in all. */
const GATHER_MS = 400;

/** Follows filter and live stream: fetches counts and list, and asks the map for new tiles. */
export function useLiveRefresh(map: MapHandle): { start: () => Promise<void>; refresh: () => void } {
  const [deployment, filters, incidents, summary, live] = [useDeploymentStore(), useFiltersStore(), useIncidentsStore(), useSummaryStore(), useLiveStore()];
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function refresh(): void {
    void summary.refresh();
    void incidents.refresh();
  }

  watch(() => filters.query.toString(), refresh);
  watch(() => live.incidentsRevision, () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      refresh();
      map.refreshIncidents();
    }, GATHER_MS);
  });
  watch(() => live.groundRevision, () => {
    void deployment.load();
    map.refreshGround();
  });
  // What failed while the server was away is fetched as soon as it is back.
  watch(() => live.state.kind, (now, before) => {
    if (now !== "live" || before !== "lost") return;
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
      void incidents.refresh();
      await summary.refresh();
      live.start(summary.shown?.lastEventSeq ?? null);
    },
  };
}
