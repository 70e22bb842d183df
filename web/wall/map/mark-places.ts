import type { CategoryHotspot } from "../../../server/contract/hotspot.ts";
import type { SectionWater } from "../../../server/contract/water.ts";
import { type LabelWish, type PlacedLabel, placeLabels } from "../../map/wall/place-labels.ts";
import type { Ring } from "../../map/wall/outline.ts";
import { type PlacedRiver, placeRivers } from "../../map/wall/place-rivers.ts";
import type { RiverLine } from "../../map/wall/river-lines.ts";
import { type Pixel, steppedLine } from "../../map/wall/stepped-line.ts";
import { type Box, pixelOf, type WallView } from "../../map/wall/wall-view.ts";

/** A name to stand on an area. */
export interface NamedArea { readonly id: string; readonly name: string; readonly at: readonly [lng: number, lat: number]; /** A neighbour: quieter, and left out where there is no room. */ readonly isMuted?: boolean; }
export interface MarkQuestion {
  readonly view: WallView;
  readonly cards: readonly Box[];
  /** Edges of screens: nothing is written across them. */
  readonly seams: readonly Box[];
  readonly areas: readonly NamedArea[];
  readonly hotspots: readonly CategoryHotspot[];
  /** Sections to name with their class. */
  readonly sections: readonly (SectionWater & { readonly name: string })[];
  readonly rivers: readonly (RiverLine & { readonly name: string })[];
  /** Of what the scene is about. */
  readonly borders: readonly Ring[];
  readonly k: number;
  readonly textK: number;
}
export interface PlacedMarks {
  readonly areas: readonly (PlacedLabel & NamedArea)[];
  readonly hotspots: readonly (PlacedLabel & { readonly number: number })[];
  readonly sections: readonly (PlacedLabel & { readonly section: MarkQuestion["sections"][number] })[];
  readonly rivers: readonly PlacedRiver[];
  /** Sections that lie outside of what the map shows. */
  readonly beyond: number;
}

export const BADGE = 32;
const AREA_TEXT = 22;
const SMALL_TEXT = 18;
/** Em of a class chip with the space beside it. */
const CHIP_EM = 3.4;

const FINENESS = 6;

/** Where names, chips and numbers stand so that none covers another, a card, a hotspot or the edge of a screen. */
export function placeMarks(question: MarkQuestion): PlacedMarks {
  const { view, cards, seams, areas, hotspots, sections, rivers, borders, k, textK } = question;
  const point = (at: readonly [number, number]): Box => pointBox(pixelOf(view, at));
  const fills = hotspots.map(({ bbox: [west, south, east, north] }): Box => {
    const [[left, top], [right, bottom]] = [pixelOf(view, [west, north]), pixelOf(view, [east, south])];
    return { left, top, right, bottom };
  });
  const isSeen = ({ left, top, right, bottom }: Box) => right > 0 && bottom > 0 && left < view.width && top < view.height;
  const seenSections = sections.filter(({ position: { lng, lat } }) => isSeen(point([lng, lat])));
  const courses = rivers.map(({ pieces }) => pieces.map((piece) => piece.map((position) => pixelOf(view, position))));
  const seenAreas = areas.filter(({ at }) => isSeen(point(at)));
  const areaWish = ({ id, name, at }: NamedArea): LabelWish => ({
    id: `area ${id}`, about: point(at), width: widthOf(name, AREA_TEXT) * textK, height: AREA_TEXT * 1.4 * textK, distance: 20 * k, mayCover: true,
  });
  const wishes: LabelWish[] = [
    ...seenAreas.filter(({ isMuted }) => !isMuted).map(areaWish),
    ...seenSections.map(({ code, name, position: { lng, lat } }): LabelWish => ({
      id: `section ${code}`, about: point([lng, lat]), leadsTo: pixelOf(view, [lng, lat]), width: (widthOf(name, SMALL_TEXT) + CHIP_EM * SMALL_TEXT) * textK, height: 30 * textK, distance: 14 * k, mayCover: false,
    })),
    ...hotspots.map(({ number, peak: { label } }, at): LabelWish => ({
      id: `hotspot ${number}`, about: fills[at]!, leadsTo: pixelOf(view, [label.lng, label.lat]), width: BADGE * textK, height: BADGE * textK, distance: 12 * k, mayCover: false,
    })),
    ...seenAreas.filter(({ isMuted }) => isMuted).map(areaWish),
  ];
  const margin = 8 * k;
  const bounds = { left: margin, top: margin, right: view.width - margin, bottom: view.height - margin };
  const obstacles = [...cards, ...seams, ...fills.filter(isSeen)];
  const labels = placeLabels(wishes, obstacles, bounds, thinnedOut([...courses.flat(), ...borders.map((ring) => ring.map((at) => pixelOf(view, at)))].flatMap(steppedLine).filter((at) => isSeen(pointBox(at))), FINENESS * k));
  const placed = new Map(labels.map((label) => [label.id, label]));
  return {
    areas: seenAreas.map((area) => ({ ...placed.get(`area ${area.id}`)!, ...area })).filter(({ isMuted, isFree }) => !isMuted || isFree),
    sections: seenSections.map((section) => ({ ...placed.get(`section ${section.code}`)!, section })),
    hotspots: hotspots.map(({ number }) => ({ ...placed.get(`hotspot ${number}`)!, number })),
    rivers: placeRivers(rivers.map(({ riverName, name }, at) => ({
      id: riverName, name, width: widthOf(name, SMALL_TEXT) * textK, height: SMALL_TEXT * 1.4 * textK, pieces: courses[at]!,
    })), [...obstacles, ...labels.map(({ box }) => box), ...labels.flatMap(({ leader }) => steppedLine(leader ?? []).map(pointBox))], bounds, 9 * k),
    beyond: sections.length - seenSections.length,
  };
}

/** One of the points that lie within a few pixels of each other: tiles give a course far more of them than a name could miss. */
function thinnedOut(points: readonly Pixel[], finenessPx: number): Pixel[] {
  return [...new Map(points.map((point) => [point.map((each) => Math.round(each / finenessPx)).join(), point])).values()];
}

const pointBox = ([x, y]: readonly [number, number]): Box => ({ left: x, top: y, right: x, bottom: y });

/** About the width of a text in pixels: Han characters are square, others a little over half as wide. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (character > "\u2e80" ? 1.1 : 0.6), 0) * size;
}
