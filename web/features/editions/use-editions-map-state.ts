import type { FeatureCollection, Geometry, MultiLineString, MultiPolygon, Point } from "geojson";
import { computed, shallowRef, watch, type ComputedRef, type Ref } from "vue";
import type { EditionsMapState, FindingProperties, ShownEdition } from "../../map/editions/editions-state.ts";
import { readMapPalette } from "../../map/map-palette.ts";
import type { MapState } from "../../map/map-state.ts";
import { useBorderEditingStore } from "../../stores/border-editing.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useEditionChangeStore } from "../../stores/edition-change.ts";
import { useEditionFindingsStore } from "../../stores/edition-findings.ts";
import { useEditionsStore } from "../../stores/editions.ts";
import { usePreferencesStore } from "../../stores/preferences.ts";
import { textureOf } from "./finding-texture.ts";

const NO_LINES: MultiLineString = { type: "MultiLineString", coordinates: [] };

/** Gathers from the stores what the map of boundary editions shows. */
export function useEditionsMapState(shown: Ref<ShownEdition>): ComputedRef<EditionsMapState> {
  const [editions, findings, change, editing] = [useEditionsStore(), useEditionFindingsStore(), useEditionChangeStore(), useBorderEditingStore()];
  const [deployment, preferences] = [useDeploymentStore(), usePreferencesStore()];
  const palette = shallowRef(readMapPalette(document.documentElement));
  watch(() => preferences.theme, () => { palette.value = readMapPalette(document.documentElement); }, { flush: "post" });

  const ground = computed((): MapState => ({
    origin: location.origin, palette: palette.value, language: preferences.language, bbox: deployment.deployment?.bbox ?? null, home: editions.chosen?.bbox ?? deployment.home,
    hidden: new Set(), incidentQuery: "", swatches: new Map(), outlines: {}, focus: null, place: null, own: null, links: null, measure: null,
  }));
  // A draft beside the edition in force is drawn by what differs; only one that stands alone has tiles of its own.
  const tiles = computed(() => {
    const mine = editions.chosen;
    if (mine === null || editions.base !== null || editions.inForce.some(({ id }) => id === mine.id)) return "";
    return new URLSearchParams({ edition: String(mine.id), v: `${mine.id}.${mine.revision}` }).toString();
  });
  const findingData = computed((): FeatureCollection<Geometry, FindingProperties> => ({
    type: "FeatureCollection",
    features: findings.findings.flatMap(({ id, kind, geometry, acceptedAt }) => (geometry === null ? [] : [{
      type: "Feature" as const, geometry: geometry as Geometry, properties: { id, texture: textureOf(kind), chosen: id === findings.chosenId, accepted: acceptedAt !== null },
    }])),
  }));
  const changedGround = computed((): FeatureCollection<MultiPolygon> => ({
    type: "FeatureCollection", features: (change.difference?.features ?? []).map(({ geometry }) => ({ type: "Feature", properties: {}, geometry })),
  }));
  const moving = computed((): FeatureCollection<Point, { id: number }> => ({
    type: "FeatureCollection",
    features: (change.preview?.incidents ?? []).flatMap(({ incident: { id, position } }) => (position === null ? [] : [{ type: "Feature" as const, properties: { id }, geometry: { type: "Point" as const, coordinates: [position.lng, position.lat] } }])),
  }));

  return computed(() => ({
    ground: ground.value, tiles: tiles.value, shown: shown.value, findings: findingData.value, changedGround: changedGround.value,
    bordersGone: change.difference?.bordersGone ?? NO_LINES, bordersNew: change.difference?.bordersNew ?? NO_LINES,
    edited: editing.isEditing ? editing.borders.cells : null, vertices: editing.handles, moving: moving.value,
  }));
}
