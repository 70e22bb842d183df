import { onScopeDispose, ref, watch, type Ref } from "vue";
import { useRoute, useRouter } from "vue-router";
import type { MapView } from "../../map/map-view.ts";
import { useAnalysisStepsStore } from "../../stores/analysis-steps.ts";
import { readAnalysisLink, writeAnalysisLink } from "../../url/analysis-url.ts";

/** Browsers refuse addresses that change many times a second. */
const REPLACE_AFTER_MS = 200;
/** A walk through the browser's history that has not arrived by then is not waited for. */
const WALK_WITHIN_MS = 500;

/**
 * Keeps address and screen equal. Every step that can be undone is one entry of the browser's
 * history, numbered in its state: undo walks back in it, and the browser's "back" undoes. The camera,
 * and movements within one drag, replace the entry.
 */
export function useAnalysisLink(): { camera: Ref<MapView | null>; start: MapView | null } {
  const [route, router, steps] = [useRoute(), useRouter(), useAnalysisStepsStore()];
  const camera = ref<MapView | null>(null);
  let queue: Promise<void> = Promise.resolve();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** The number of the entry that the browser shows or is walking to. */
  let entry = numberOfEntry() ?? 0;
  /** Our own walks and writes, which the watcher of the address must not take for the user's. */
  let isOurs = 0;

  function read(): MapView | null {
    const { filter, view, camera: linked } = readAnalysisLink(route.query);
    steps.restart({ filter, view }, entry);
    return linked;
  }
  const start = (camera.value = read());

  const query = () => writeAnalysisLink({ ...steps.state, camera: camera.value });
  function enqueue(work: () => Promise<unknown>): void {
    queue = queue.then(async () => {
      isOurs += 1;
      try {
        await work();
      } finally {
        isOurs -= 1;
      }
    });
  }
  function write(isStep: boolean): void {
    clearTimeout(waiting);
    const state = { analysisStep: entry };
    enqueue(() => (isStep ? router.push({ query: query(), state }) : router.replace({ query: query(), state })));
  }
  function writeSoon(): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => write(false), REPLACE_AFTER_MS);
  }

  watch(() => steps.steps, (now, before) => {
    const walked = now.at - entry;
    if (walked === 0) {
      if (steps.state !== before.states[before.at - before.first]) writeSoon();
      return;
    }
    const isNew = now.states.at(-1) !== before.states.at(-1) && now.at === before.at + 1;
    entry = now.at;
    if (isNew) write(true);
    else enqueue(() => walk(walked));
  });
  watch(camera, writeSoon);

  function walk(delta: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, WALK_WITHIN_MS);
      const stop = router.afterEach(() => {
        clearTimeout(timer);
        stop();
        resolve();
      });
      router.go(delta);
    });
  }

  // "Back" and "forward" of the browser, and links pasted into the address.
  watch(() => route.fullPath, () => {
    if (isOurs > 0 || route.name !== "analysis") return;
    const number = numberOfEntry();
    entry = number ?? steps.steps.at;
    const isKnown = number !== null && number >= steps.steps.first && number < steps.steps.first + steps.steps.states.length;
    if (isKnown) steps.goToStep(number);
    else read();
  });
  onScopeDispose(() => clearTimeout(waiting));
  return { camera, start };
}

function numberOfEntry(): number | null {
  const state: unknown = history.state;
  const number = typeof state === "object" && state !== null && "analysisStep" in state ? state.analysisStep : null;
  return typeof number === "number" ? number : null;
}
