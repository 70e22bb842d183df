import type { LayerSpecification } from "maplibre-gl";
import { EDITION_SOURCES, type EditionLayerId } from "./editions-layer-ids.ts";
import type { EditionsMapState } from "./editions-state.ts";

const shownIf = (isShown: boolean) => ({ visibility: isShown ? "visible" as const : "none" as const });

/** Where two editions differ: the old border dashed, the new one solid, the ground between them tinted. */
export function changeLayers({ ground: { palette }, shown, edited }: EditionsMapState): LayerSpecification[] {
  const round = { "line-join": "round", "line-cap": "round" } as const;
  const [showsOld, showsNew] = [shown !== "new" && edited === null, shown !== "old" && edited === null];
  return [
    { id: "ground-fill" satisfies EditionLayerId, type: "fill", source: EDITION_SOURCES.ground, layout: shownIf(shown === "both" && edited === null), paint: { "fill-color": palette.accent, "fill-opacity": 0.14 } },
    // The tiles draw the old border as if it still stood.
    { id: "changed-mask" satisfies EditionLayerId, type: "line", source: EDITION_SOURCES.gone, layout: { ...round, ...shownIf(shown !== "old" && edited === null) }, paint: { "line-color": palette.land, "line-width": 5 } },
    {
      id: "gone-line" satisfies EditionLayerId, type: "line", source: EDITION_SOURCES.gone, layout: { "line-join": "round", ...shownIf(showsOld) },
      paint: { "line-color": palette.county, "line-width": 1.8, ...(shown === "both" ? { "line-dasharray": [3, 2.5] } : {}) },
    },
    { id: "came-line" satisfies EditionLayerId, type: "line", source: EDITION_SOURCES.came, layout: { ...round, ...shownIf(showsNew) }, paint: { "line-color": palette.city, "line-width": 2.4 } },
  ];
}

/** Borders under editing, and the lines that follow a dragged vertex. */
export function editLayers({ ground: { palette }, edited }: EditionsMapState): LayerSpecification[] {
  const common = { type: "line", source: EDITION_SOURCES.edited, layout: { "line-join": "round", ...shownIf(edited !== null) } } as const;
  return [
    { ...common, id: "edited-mask" satisfies EditionLayerId, paint: { "line-color": palette.land, "line-width": 4 } },
    { ...common, id: "edited-line" satisfies EditionLayerId, filter: ["!", ["get", "isEdited"]], paint: { "line-color": palette.county, "line-width": 1.5 } },
    { ...common, id: "edited-line-changed" satisfies EditionLayerId, filter: ["get", "isEdited"], paint: { "line-color": palette.city, "line-width": 2.4 } },
    { id: "rubber-line" satisfies EditionLayerId, type: "line", source: EDITION_SOURCES.rubber, paint: { "line-color": palette.accent, "line-width": 2, "line-dasharray": [2, 1.5] } },
  ];
}

/** Incidents that would change hands. */
export function movingLayers({ ground: { palette } }: EditionsMapState): LayerSpecification[] {
  return [{
    id: "moving-disc" satisfies EditionLayerId, type: "circle", source: EDITION_SOURCES.moving,
    paint: { "circle-radius": 4.5, "circle-color": palette.text1, "circle-stroke-color": palette.halo, "circle-stroke-width": 1.5 },
  }];
}
