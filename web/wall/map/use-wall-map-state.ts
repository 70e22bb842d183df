import { computed, type ComputedRef, shallowRef, watch } from "vue";
import { useI18n } from "vue-i18n";
import type { CategoryHotspot, CategoryHotspots } from "../../../server/contract/hotspot.ts";
import type { IncidentPoints } from "../../../server/contract/incident-points.ts";
import type { Water } from "../../../server/contract/water.ts";
import { NO_WATER_CLASSES, type WaterClasses } from "../../map/layers/water-class.ts";
import { readMapPalette } from "../../map/map-palette.ts";
import type { WallMapState } from "../../map/wall/wall-map-state.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { usePreferencesStore } from "../../stores/preferences.ts";
import type { WallSource } from "../../stores/wall-sources.ts";
import { useWallScale } from "../use-wall-scale.ts";

export interface MapSources {
  readonly water: WallSource<Water>;
  readonly hotspots: WallSource<CategoryHotspots>;
  readonly points: WallSource<IncidentPoints>;
}

const SIGNS = [1, 2, 3, 4, 5, 6] as const;

/** What the wall's map shows but for where it looks: of the sources' last good values, in the theme in force. */
export function useWallMapState({ water, hotspots, points }: MapSources, groups: () => readonly CategoryHotspot[], shows: () => { readonly showsVillages: boolean; readonly hasPoints: boolean; readonly focus: WallMapState["focus"] }): ComputedRef<Omit<WallMapState, "view">> {
  const { t } = useI18n();
  const [deployment, preferences] = [useDeploymentStore(), usePreferencesStore()];
  const scale = useWallScale();
  const palette = shallowRef(readMapPalette(document.documentElement));
  watch(() => preferences.shownTheme, () => { palette.value = readMapPalette(document.documentElement); }, { flush: "post" });

  const classes = computed<WaterClasses>(() => (water.value === null ? NO_WATER_CLASSES : {
    reaches: new Map(water.value.reaches.flatMap(({ code, waterClass }) => (waterClass === null ? [] : [[code, waterClass] as const]))),
    sections: new Map(water.value.sections.flatMap(({ code, waterClass, meetsTarget }) => (waterClass === null ? [] : [[code, { waterClass, isFailing: meetsTarget === false }] as const]))),
    signs: SIGNS.map((sign) => t(`water.classes.${sign}`)),
  }));

  return computed(() => ({
    origin: location.origin, palette: palette.value, k: scale.value.k,
    bbox: deployment.deployment?.bbox ?? null,
    hotspots: groups().map(({ number, cells }) => ({ number, cells })), hotspotDepth: hotspots.value?.depth ?? 0,
    points: (shows().hasPoints ? points.value?.points ?? [] : []).map(([lng, lat, , count]) => [lng, lat, count] as const),
    water: classes.value, isWaterStale: water.freshness === "stale", showsVillages: shows().showsVillages, focus: shows().focus, arePointsOnTop: false,
  }));
}
