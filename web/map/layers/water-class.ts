import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { LABEL_FONTS } from "../font-faces.ts";
import type { LayerId } from "../layer-ids.ts";
import type { MapPalette } from "../map-palette.ts";
import { markId } from "../mark-images.ts";

/** What is known of the water, by code; what is not in here claims no class. Both maps draw from this. */
export interface WaterClasses {
  reaches: ReadonlyMap<string, number>;
  sections: ReadonlyMap<string, { waterClass: number; isFailing: boolean }>;
  /** How the six classes are written, Ⅰ first, in the language of the screen. */
  signs: readonly string[];
}

export const NO_WATER_CLASSES: WaterClasses = { reaches: new Map(), sections: new Map(), signs: [] };

/** From this class on a river is drawn wider. */
const POLLUTED_FROM = 4;
const POLLUTED_WIDTH = 1.5;
/** Pixels from the section up to the middle of its chip: the halo of a chosen one stays free. */
const CHIP_ABOVE = 25;
const CLASSES = [1, 2, 3, 4, 5, 6] as const;

/** Colour of the feature's class by its code; `otherwise` where none is claimed. */
export function waterColour(classes: ReadonlyMap<string, number>, palette: Pick<MapPalette, "water">, otherwise: string): ExpressionSpecification | string {
  return byClass(classes, (waterClass) => palette.water[waterClass - 1] ?? otherwise, otherwise);
}

/** `width` of a clean reach; half as wide again from class Ⅳ on. */
export function reachWidth(classes: ReadonlyMap<string, number>, width: number, plus = 0): ExpressionSpecification | number {
  const polluted = new Map([...classes].filter(([, waterClass]) => waterClass >= POLLUTED_FROM));
  return byClass(polluted, () => width * POLLUTED_WIDTH + plus, width + plus);
}

/** Width by zoom of reaches in their classes; `plus` is what the casing adds. */
export function widening(classes: ReadonlyMap<string, number>, [far, near]: readonly [number, number], plus = 0): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], 9, reachWidth(classes, far, plus), 13, reachWidth(classes, near, plus)];
}

/** Classes of the sections alone, for `waterColour`. */
export function sectionClasses({ sections }: WaterClasses): Map<string, number> {
  return new Map([...sections].map(([code, { waterClass }]) => [code, waterClass]));
}

/** Whether the feature is a section that misses its target. */
export function isFailing({ sections }: WaterClasses): ExpressionSpecification {
  const failing = [...sections].filter(([, section]) => section.isFailing).map(([code]) => code);
  return ["in", ["get", "code"], ["literal", failing]];
}

/** A chip with the Roman numeral above every section that misses its target. `scale` enlarges it on the wall. */
export function sectionChipLayer(
  { palette, water, source, visibility, scale = 1 }: { palette: MapPalette; water: WaterClasses; source: string; visibility: "visible" | "none"; scale?: number },
): LayerSpecification {
  const classes = sectionClasses(water);
  const chip = (waterClass: number): string =>
    markId({ shape: waterClass === 6 ? "chip-wide" : "chip", fill: palette.water[waterClass - 1] ?? palette.river, stroke: palette.casing });
  return {
    id: "section-chip" satisfies LayerId, type: "symbol", source, "source-layer": "monitoring_section", filter: isFailing(water),
    layout: {
      visibility,
      "icon-image": byClass(classes, chip, chip(6)), "icon-size": scale, "icon-offset": [0, -CHIP_ABOVE],
      "text-field": byClass(classes, (waterClass) => water.signs[waterClass - 1] ?? "", ""), "text-font": LABEL_FONTS, "text-size": 12 * scale, "text-offset": [0, -CHIP_ABOVE / 12],
      "icon-allow-overlap": true, "icon-ignore-placement": true, "text-allow-overlap": true, "text-ignore-placement": true,
    },
    paint: { "text-color": byClass(classes, (waterClass) => palette.onWater[waterClass - 1] ?? palette.text1, palette.text1) },
  };
}

/** The value of each feature's class; one branch a class, however many codes there are. */
function byClass<T extends string | number>(classes: ReadonlyMap<string, number>, valueOf: (waterClass: number) => T, otherwise: T): ExpressionSpecification | T {
  const branches = CLASSES.flatMap((waterClass) => {
    const codes = [...classes].filter(([, one]) => one === waterClass).map(([code]) => code);
    return codes.length === 0 ? [] : [codes, valueOf(waterClass)];
  });
  return branches.length === 0 ? otherwise : ["match", ["get", "code"], ...branches, otherwise] as unknown as ExpressionSpecification;
}
