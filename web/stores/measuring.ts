import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import type { MeasuredArea, MeasuredLine } from "../../geo/measure/measure-shape.ts";
import type { Position } from "../../geo/types.ts";
import { createAskShapes } from "../workers/ask-shapes.ts";

export const MEASURES = ["line", "area"] as const;
export type MeasureKind = (typeof MEASURES)[number];
export type Measured = { kind: "line"; line: MeasuredLine } | { kind: "area"; area: MeasuredArea };

/** Lengths along a line and areas within an outline, point by point on the map. */
export const useMeasuringStore = defineStore("measuring", () => {
  const kind = ref<MeasureKind | null>(null);
  const positions = shallowRef<readonly Position[]>([]);
  /** Finished: clicks on the map mean what they mean elsewhere, and the figures stay. */
  const isDone = ref(false);
  const measured = shallowRef<Measured | null>(null);
  const failure = ref<string | null>(null);
  const isDrawing = computed(() => kind.value !== null && !isDone.value);
  const shapes = createAskShapes();

  function begin(next: MeasureKind): void {
    [kind.value, positions.value, isDone.value, measured.value, failure.value] = [next, [], false, null, null];
  }
  function stop(): void {
    [kind.value, positions.value, isDone.value, measured.value, failure.value] = [null, [], false, null, null];
    shapes.close();
  }
  function add(position: Position): void {
    if (isDrawing.value) set([...positions.value, position]);
  }
  function takeBack(): void {
    if (isDrawing.value) set(positions.value.slice(0, -1));
  }
  function finish(): void {
    if (positions.value.length >= (kind.value === "area" ? 3 : 2)) isDone.value = true;
  }

  function set(next: readonly Position[]): void {
    positions.value = next;
    void measure(next);
  }
  async function measure(asked: readonly Position[]): Promise<void> {
    if (kind.value === null || asked.length < (kind.value === "area" ? 3 : 2)) {
      measured.value = null;
      return;
    }
    try {
      const answer: Measured = kind.value === "line" ? { kind: "line", line: await shapes.ask("line", asked) } : { kind: "area", area: await shapes.ask("area", asked) };
      // Meanwhile another point may have been set.
      if (positions.value === asked) [measured.value, failure.value] = [answer, null];
    } catch (error) {
      if (positions.value === asked && kind.value !== null) failure.value = error instanceof Error ? error.message : String(error);
    }
  }

  return { kind, positions, isDone, isDrawing, measured, failure, begin, stop, add, takeBack, finish };
});
