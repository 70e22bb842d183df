import { computed, shallowRef, watch, type ComputedRef } from "vue";
import type { AnalysisMapState, DensityImage, PlaceFigures } from "../../map/analysis/analysis-state.ts";
import { publishDensity } from "../../map/analysis/density-protocol.ts";
import { assignSwatches } from "../../map/category-swatches.ts";
import { readMapPalette } from "../../map/map-palette.ts";
import type { MapState } from "../../map/map-state.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import type { ViewFigures } from "../../stores/incident-columns-state.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";
import { useMapLayersStore } from "../../stores/map-layers.ts";
import { usePreferencesStore } from "../../stores/preferences.ts";
import type { AnalysisUnit, ViewId } from "../../workers/incident-questions.ts";
import type { AnalysisMapProps } from "./analysis-map-props.ts";
import { marksOf, placeFigures } from "./place-figures.ts";

export interface OneMap { readonly view: ViewId; readonly state: ComputedRef<AnalysisMapState>; readonly figures: ComputedRef<PlaceFigures | null>; }

/** Gathers from stores and props what each of the two maps shows. */
export function useAnalysisMapState(props: AnalysisMapProps): { primary: OneMap; comparison: OneMap } {
  const [columns, deployment, layers, preferences] = [useIncidentColumnsStore(), useDeploymentStore(), useMapLayersStore(), usePreferencesStore()];
  const palette = shallowRef(readMapPalette(document.documentElement));
  watch(() => preferences.theme, () => { palette.value = readMapPalette(document.documentElement); }, { flush: "post" });

  const ground = computed((): MapState => ({
    origin: location.origin, palette: palette.value, language: preferences.language, bbox: deployment.deployment?.bbox ?? null, home: deployment.home,
    // Reference points would only hide what is analysed.
    hidden: new Set([...layers.hidden, "sections", "enterprises"]), incidentQuery: "",
    swatches: assignSwatches(deployment.categoryTree.map((node) => node.category)), outlines: {}, focus: null, place: null, own: null, links: null, measure: null,
  }));

  function mapOf(view: ViewId, figuresOf: () => ViewFigures | null): OneMap {
    const density = computed((): DensityImage | null => {
      const figures = figuresOf()?.density;
      return figures && props.classes && props.subject.shows === "density" ? publishDensity(view, figures, props.classes, palette.value.sequential) : null;
    });
    // By contents: the subject is a new object with every step of the screen, and a new unit would be a new style.
    const unit = computed((before?: AnalysisUnit): AnalysisUnit => (before && JSON.stringify(before) === JSON.stringify(props.subject.unit) ? before : props.subject.unit));
    const state = computed((): AnalysisMapState => ({
      ground: ground.value, view, revision: figuresOf()?.revision ?? 0, shows: props.subject.shows, marks: marksOf(props.subject), unit: unit.value,
      places: columns.places, density: density.value, chosen: props.chosen, hovered: props.hovered, polygon: props.polygon,
      // Corners are set on one map; the other shows the polygon.
      drawing: view === "A" ? props.drawing : "off",
    }));
    const figures = computed(() => {
      const of = figuresOf();
      return of && placeFigures(props.subject, props.classes, columns.places, of);
    });
    return { view, state, figures };
  }

  return { primary: mapOf("A", () => columns.primary), comparison: mapOf("B", () => columns.comparison) };
}
