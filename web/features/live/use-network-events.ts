import { onMounted, onUnmounted } from "vue";
import { useLiveStore } from "../../stores/live.ts";

const NETWORK_EVENTS = ["offline", "online"] as const;

/** The browser knows before any request fails that the network has gone, or is back: the stream then tries anew at once. */
export function useNetworkEvents(): void {
  const live = useLiveStore();
  onMounted(() => NETWORK_EVENTS.forEach((name) => window.addEventListener(name, live.reconnect)));
  onUnmounted(() => NETWORK_EVENTS.forEach((name) => window.removeEventListener(name, live.reconnect)));
}
