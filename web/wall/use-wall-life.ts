import { onMounted, onUnmounted, watch } from "vue";
import { useNetworkEvents } from "../features/live/use-network-events.ts";
import { useDeploymentStore } from "../stores/deployment.ts";
import { useLiveStore } from "../stores/live.ts";
import { useWallClockStore } from "../stores/wall-clock.ts";
import { useWallServerStore } from "../stores/wall-server.ts";
import { useWallSourcesStore } from "../stores/wall-sources.ts";

/** Starts clock, server watch, sources and stream when the wall opens, and ends them all when it closes. */
export function useWallLife(): void {
  const [clock, server, sources, live, deployment] = [useWallClockStore(), useWallServerStore(), useWallSourcesStore(), useLiveStore(), useDeploymentStore()];
  onMounted(() => {
    clock.start();
    server.start();
    sources.start();
    live.start(null);
  });
  onUnmounted(() => {
    live.stop();
    sources.close();
    server.stop();
    clock.stop();
  });
  useNetworkEvents();
  watch(() => live.state.kind, (now) => { if (now === "live") server.askNow(); });
  watch(() => clock.awakenings, () => server.askNow());
  // A wall may be switched on before its server: what it could not begin with is asked for as soon as that answers.
  watch([() => server.answeredAt, () => live.groundRevision], ([, ground], [, groundBefore]) => {
    if (server.isAnswering && (deployment.deployment === null || ground !== groundBefore)) void deployment.load();
  });
}
