import { ref, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import type { LngLat } from "../../../server/contract/primitives.ts";

/** Where the device is, in WGS 84, and how sure it is of that. */
export interface OwnPosition { readonly position: LngLat; readonly accuracyMetres: number; }

const REPLY_WITHIN_MS = 15_000;
const PROBLEMS = { 1: "denied", 2: "unavailable", 3: "timeout" } as const;

/** Asks the device where it is, only when `locate` is called; `problem` says in words why it could not tell. */
export function useOwnPosition(): { locate: () => Promise<OwnPosition | null>; problem: Ref<string | null> } {
  const { t } = useI18n();
  const problem = ref<string | null>(null);

  function locate(): Promise<OwnPosition | null> {
    problem.value = null;
    // Browsers tell their position to pages from https or the machine itself only.
    if (!isSecureContext || !("geolocation" in navigator)) {
      problem.value = t(isSecureContext ? "workbench.here.missing" : "workbench.here.insecure");
      return Promise.resolve(null);
    }
    return new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve({ position: { lng: coords.longitude, lat: coords.latitude }, accuracyMetres: Math.round(coords.accuracy * 10) / 10 }),
        ({ code }) => {
          problem.value = t(`workbench.here.${PROBLEMS[code as 1 | 2 | 3]}`);
          resolve(null);
        },
        { enableHighAccuracy: true, timeout: REPLY_WITHIN_MS, maximumAge: 0 },
      );
    });
  }
  return { locate, problem };
}
