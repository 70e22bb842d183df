import type { UnitPlaces } from "../../workers/incident-questions.ts";
import { ANALYSIS_SOURCES } from "./analysis-layer-ids.ts";
import type { PlaceFigures } from "./analysis-state.ts";

/** The part of the map that the painter needs. */
export interface StatefulMap {
  setFeatureState(feature: { source: string; sourceLayer?: string; id: string }, state: Record<string, number>): void;
  removeFeatureState(target: { source: string; sourceLayer?: string }): void;
}

export interface PlacePainter {
  paint(places: UnitPlaces | null, figures: PlaceFigures | null): void;
  /** Paints everything again with the next call: the map has forgotten. */
  forget(): void;
}

const FILLED = [{ source: ANALYSIS_SOURCES.cells, sourceLayer: "cell" }, { source: ANALYSIS_SOURCES.bins }] as const;
const CIRCLES = { source: ANALYSIS_SOURCES.figures } as const;

/**
 * Puts classes and radii on the map's features as their state: no tile is fetched or parsed again,
 * and only what differs from before is touched.
 */
export function createPlacePainter(map: StatefulMap): PlacePainter {
  let key: string | null = null;
  const classes = new Map<string, number>();
  const radii = new Map<string, number>();

  function wipe(): void {
    for (const target of [...FILLED, CIRCLES]) map.removeFeatureState({ ...target });
    classes.clear();
    radii.clear();
  }

  return {
    forget() {
      key = null;
    },
    paint(places, figures) {
      // Figures about places that were replaced since: what is drawn stays until their successors come.
      if (places === null || figures === null || figures.key !== places.key) return;
      if (key !== places.key) wipe();
      key = places.key;
      const filled = places.corners === null ? FILLED[0] : FILLED[1];
      places.ids.forEach((id, place) => {
        const of = figures.classes?.[place];
        if (of !== undefined && classes.get(id) !== of) {
          classes.set(id, of);
          map.setFeatureState({ ...filled, id }, { class: of });
        }
        const radius = figures.radiiPixels?.[place];
        if (radius !== undefined && radii.get(id) !== radius) {
          radii.set(id, radius);
          map.setFeatureState({ ...CIRCLES, id }, { radius });
        }
      });
    },
  };
}
