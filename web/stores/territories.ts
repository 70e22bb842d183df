import type { Deployment } from "../../server/contract/deployment.ts";
import type { Edition } from "../../server/contract/cell.ts";

export type Box = readonly [west: number, south: number, east: number, north: number];
/** A territory in force: its edition and how far its cells reach. */
export interface Territory { code: string; name: string; cellCount: number; box: Box; }

/** Beyond this many times the widest territory, all together would only be specks on an empty map. */
const FAR_APART = 4;

/** The territories that have cells, those with the most first. */
export function territoriesOf(editions: readonly Edition[]): Territory[] {
  return editions
    .flatMap(({ territory, name, cellCount, bbox }) => (bbox === null ? [] : [{ code: territory, name, cellCount, box: bbox }]))
    .toSorted((a, b) => b.cellCount - a.cellCount || (a.code < b.code ? -1 : 1));
}

/** Whether all of them can usefully be seen in one view. */
export function areNear(territories: readonly Territory[]): boolean {
  const [west, south, east, north] = unionOf(territories);
  const widest = Math.max(...territories.map(({ box }) => box[2] - box[0]));
  const tallest = Math.max(...territories.map(({ box }) => box[3] - box[1]));
  return territories.length < 2 || (east - west <= FAR_APART * widest && north - south <= FAR_APART * tallest);
}

/** What the first view and "home" show: everything, or the territory with the most cells when they lie far apart. */
export function homeOf({ editionsInForce, bbox }: Pick<Deployment, "editionsInForce" | "bbox">): Box | null {
  const territories = territoriesOf(editionsInForce);
  return areNear(territories) ? bbox : territories[0]?.box ?? bbox;
}

/** The territory at a position (degrees): the smallest of those whose box holds it. */
export function territoryAt(territories: readonly Territory[], { lng, lat }: { lng: number; lat: number }): Territory | null {
  const area = ({ box: [west, south, east, north] }: Territory) => (east - west) * (north - south);
  const holding = territories.filter(({ box: [west, south, east, north] }) => lng >= west && lng <= east && lat >= south && lat <= north);
  return holding.toSorted((a, b) => area(a) - area(b))[0] ?? null;
}

function unionOf(territories: readonly Territory[]): Box {
  const side = (index: 0 | 1 | 2 | 3) => territories.map(({ box }) => box[index]);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}
