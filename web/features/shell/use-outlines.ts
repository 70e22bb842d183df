import { watchEffect } from "vue";
import type { Explanation } from "../../../server/contract/assignment.ts";
import { useAssignmentPreviewStore } from "../../stores/assignment-preview.ts";
import { useCellOutlinesStore } from "../../stores/cell-outlines.ts";
import { useIncidentDetailStore } from "../../stores/incident-detail.ts";
import { useSelectionStore } from "../../stores/selection.ts";

/** Keeps the emphasised borders in step with the drawer: the owning cell, and the neighbour when it is close. */
export function useOutlines(): void {
  const [selection, detail, preview, outlines] = [useSelectionStore(), useIncidentDetailStore(), useAssignmentPreviewStore(), useCellOutlinesStore()];

  const explained = (): Explanation | null => {
    if (selection.selection.kind === "incident") return detail.incident?.explanation ?? null;
    return selection.selection.kind === "place" ? preview.explanation : null;
  };
  watchEffect(() => {
    const explanation = explained();
    const territory = explanation?.edition?.territory ?? null;
    const owner = explanation?.cellPath.at(-1);
    const neighbour = explanation?.nearBoundary === true ? explanation.nearestOther : null;
    void outlines.show("owner", owner ? { code: owner.code, territory } : null);
    void outlines.show("neighbour", neighbour ? { code: neighbour.code, territory } : null);
  });
  watchEffect(() => {
    const found = selection.found;
    void outlines.show("found", found?.kind === "cell" ? { code: found.code, territory: found.territory } : null);
  });
}
