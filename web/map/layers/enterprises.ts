import type { LayerSpecification } from "maplibre-gl";
import { LABEL_FONTS } from "../font-faces.ts";
import { SOURCES, type LayerId } from "../layer-ids.ts";
import { markId } from "../mark-images.ts";
import type { MapState } from "../map-state.ts";
import { nameExpression, visibility } from "./shared-expressions.ts";

/** Over a whole city the squares would only be dust. */
const MARKS_FROM_ZOOM = 10.5;
const NAMES_FROM_ZOOM = 14;

/** Hollow squares, 8 px, with names once there is room for them. */
export function enterpriseLayers(state: MapState): LayerSpecification[] {
  return [{
    id: "enterprise-mark" satisfies LayerId, type: "symbol", source: SOURCES.enterprises, "source-layer": "enterprise",
    minzoom: MARKS_FROM_ZOOM,
    layout: {
      visibility: visibility(state, "enterprises"),
      "icon-image": markId({ shape: "square", fill: state.palette.land, stroke: state.palette.text2 }),
      "icon-allow-overlap": true, "icon-ignore-placement": true,
      "text-field": ["step", ["zoom"], "", NAMES_FROM_ZOOM, nameExpression(state.language)],
      "text-font": LABEL_FONTS, "text-size": 12, "text-anchor": "left", "text-offset": [0.8, 0], "text-optional": true,
    },
    paint: { "text-color": state.palette.text2, "text-halo-color": state.palette.halo, "text-halo-width": 2 },
  }];
}
