import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { Lens, LensQuestion } from "../../geo/measure/border-lens.ts";
import { createAskShapes } from "../workers/ask-shapes.ts";

/** The borders close to the incident in the drawer, cut out to be drawn large. */
export const useBorderLensStore = defineStore("border-lens", () => {
  const lens = shallowRef<Lens | null>(null);
  const hasFailed = shallowRef(false);
  const shapes = createAskShapes();
  let newest: LensQuestion | null = null;

  async function show(question: LensQuestion | null): Promise<void> {
    newest = question;
    [lens.value, hasFailed.value] = [null, false];
    if (question === null) return;
    try {
      const answer = await shapes.ask("lens", question);
      if (newest === question) lens.value = answer;
    } catch {
      if (newest === question) hasFailed.value = true;
    }
  }
  function close(): void {
    void show(null);
    shapes.close();
  }
  return { lens, hasFailed, show, close };
});
