import { computed, shallowRef, watch, type ComputedRef } from "vue";
import { assignSwatches } from "../../map/category-swatches.ts";
import { readMapPalette } from "../../map/map-palette.ts";
import type { MapState, Position } from "../../map/map-state.ts";
import { useAssignmentPreviewStore } from "../../stores/assignment-preview.ts";
import { useCellOutlinesStore } from "../../stores/cell-outlines.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useFiltersStore } from "../../stores/filters.ts";
import { useIncidentDetailStore } from "../../stores/incident-detail.ts";
import { useMapLayersStore } from "../../stores/map-layers.ts";
import { usePreferencesStore } from "../../stores/preferences.ts";
import { useSelectionStore } from "../../stores/selection.ts";

/** Gathers from the stores what the map shows. */
export function useMapState(): ComputedRef<MapState> {
  const [deployment, filters, layers, preferences] = [useDeploymentStore(), useFiltersStore(), useMapLayersStore(), usePreferencesStore()];
  const [selection, detail, preview, outlines] = [useSelectionStore(), useIncidentDetailStore(), useAssignmentPreviewStore(), useCellOutlinesStore()];

  const palette = shallowRef(readMapPalette(document.documentElement));
  watch(() => preferences.theme, () => { palette.value = readMapPalette(document.documentElement); }, { flush: "post" });

  const swatches = computed(() => assignSwatches(deployment.categoryTree.map((node) => node.category)));

  const focus = computed<Position | null>(() => {
    const position = selection.selection.kind === "incident" ? detail.incident?.position : null;
    return position ? [position.lng, position.lat] : null;
  });
  const place = computed<Position | null>(() => {
    if (selection.selection.kind === "place" && preview.explanation?.position) {
      return [preview.explanation.position.lng, preview.explanation.position.lat];
    }
    const found = selection.found;
    return found?.kind !== "cell" && found?.position ? [found.position.lng, found.position.lat] : null;
  });

  return computed(() => ({
    origin: location.origin, palette: palette.value, language: preferences.language, bbox: deployment.deployment?.bbox ?? null, home: deployment.home,
    hidden: layers.hidden, incidentQuery: filters.query.toString(), swatches: swatches.value, outlines: outlines.outlines, focus: focus.value, place: place.value,
  }));
}
