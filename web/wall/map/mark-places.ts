import type { CategoryHotspot } from "../../../server/contract/hotspot.ts";
import type { SectionWater } from "../../../server/contract/water.ts";
import { type LabelWish, type PlacedLabel, placeLabels } from "../../map/wall/place-labels.ts";
import { type Box, pixelOf, type WallView } from "../../map/wall/wall-view.ts";

/** A name to stand on an area. */
export interface NamedArea { readonly id: string; readonly name: string; readonly at: readonly [lng: number, lat: number]; }
export interface MarkQuestion {
  readonly view: WallView;
  readonly cards: readonly Box[];
  readonly areas: readonly NamedArea[];
  readonly hotspots: readonly CategoryHotspot[];
  /** Sections to name with their class. */
  readonly sections: readonly (SectionWater & { readonly name: string })[];
  readonly k: number;
  readonly textK: number;
}
export interface PlacedMarks {
  readonly areas: readonly (PlacedLabel & NamedArea)[];
  readonly hotspots: readonly (PlacedLabel & { readonly number: number; readonly peak: readonly [number, number] })[];
  readonly sections: readonly (PlacedLabel & { readonly section: MarkQuestion["sections"][number] })[];
}

export const BADGE = 32;
const AREA_TEXT = 22;
const SECTION_TEXT = 18;
/** Em of a class chip with the space beside it. */
const CHIP_EM = 3.4;

/** Where names, chips and numbers stand so that none covers another, a card or a hotspot. */
export function placeMarks({ view, cards, areas, hotspots, sections, k, textK }: MarkQuestion): PlacedMarks {
  const point = (at: readonly [number, number]): Box => {
    const [x, y] = pixelOf(view, at);
    return { left: x, top: y, right: x, bottom: y };
  };
  const fills = hotspots.map(({ bbox: [west, south, east, north] }): Box => {
    const [[left, top], [right, bottom]] = [pixelOf(view, [west, north]), pixelOf(view, [east, south])];
    return { left, top, right, bottom };
  });
  const isSeen = ({ left, top, right, bottom }: Box) => right > 0 && bottom > 0 && left < view.width && top < view.height;
  const seenAreas = areas.filter(({ at }) => isSeen(point(at)));
  const wishes: LabelWish[] = [
    ...seenAreas.map(({ id, name, at }): LabelWish => ({
      id: `area ${id}`, about: point(at), width: widthOf(name, AREA_TEXT) * textK, height: AREA_TEXT * 1.4 * textK, distance: 20 * k, mayCover: true,
    })),
    ...sections.map(({ code, name, position: { lng, lat } }): LabelWish => ({
      id: `section ${code}`, about: point([lng, lat]), width: (widthOf(name, SECTION_TEXT) + CHIP_EM * SECTION_TEXT) * textK, height: 30 * textK, distance: 14 * k, mayCover: false,
    })),
    ...hotspots.map(({ number }, at): LabelWish => ({
      id: `hotspot ${number}`, about: fills[at]!, width: BADGE * textK, height: BADGE * textK, distance: 12 * k, mayCover: false,
    })),
  ];
  const margin = 8 * k;
  const placed = new Map(placeLabels(wishes, [...cards, ...fills.filter(isSeen)], { left: margin, top: margin, right: view.width - margin, bottom: view.height - margin })
    .map((label) => [label.id, label]));
  return {
    areas: seenAreas.map((area) => ({ ...placed.get(`area ${area.id}`)!, ...area })),
    sections: sections.map((section) => ({ ...placed.get(`section ${section.code}`)!, section })),
    hotspots: hotspots.map(({ number, peak: { label } }) => ({ ...placed.get(`hotspot ${number}`)!, number, peak: pixelOf(view, [label.lng, label.lat]) })),
  };
}

/** About the width of a text in pixels: Han characters are square, others a little over half as wide. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (character > "\u2e80" ? 1.1 : 0.6), 0) * size;
}
