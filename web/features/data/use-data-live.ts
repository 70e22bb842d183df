import { onUnmounted, watch } from "vue";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useLiveStore } from "../../stores/live.ts";
import { useNetworkEvents } from "../live/use-network-events.ts";

/** Follows the live stream while any part of /data is open, and keeps the deployment in step with what is published. */
export function useDataLive(): { start: () => Promise<void> } {
  const [deployment, live] = [useDeploymentStore(), useLiveStore()];
  useNetworkEvents();
  watch(() => live.groundRevision, () => void deployment.load());
  onUnmounted(live.stop);
  return {
    async start() {
      live.start(null);
      await deployment.need();
    },
  };
}
