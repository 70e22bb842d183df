import { type Pixel, steppedLine } from "./stepped-line.ts";
import type { Box } from "./wall-view.ts";

/** Something to write on the map beside what it is about. */
export interface LabelWish {
  readonly id: string;
  /** What it is about: the label stands outside of it and close by. A point is a box without size. */
  readonly about: Box;
  readonly width: number;
  readonly height: number;
  /** Free space between the two. */
  readonly distance: number;
  /** Names of areas stand on them, at first right in the middle. */
  readonly mayCover: boolean;
  /** Where the line ends that is drawn from the label; none is drawn where there is no such point. */
  readonly leadsTo?: Pixel;
}

export interface PlacedLabel {
  readonly id: string;
  readonly box: Box;
  /** The line from the label's edge to where it leads. */
  readonly leader: readonly [from: Pixel, to: Pixel] | null;
  /** False where there was no free place: it stands at the least bad one. */
  readonly isFree: boolean;
}

const DIRECTIONS = 16;
const RINGS = 5;

/**
 * A place for every label where it covers neither another nor any obstacle and lies within the bounds, in the
 * order of the wishes: the first choose first. Nearer places go before farther ones; above before beside before below.
 * No leader runs through another label. Of the free places that one is taken that covers least of `courses`, lines
 * that are better not written over, without going far from what it is about. The same wishes give the same places.
 */
export function placeLabels(wishes: readonly LabelWish[], obstacles: readonly Box[], bounds: Box, courses: readonly Pixel[] = []): PlacedLabel[] {
  const taken = [...obstacles];
  const labels: Box[] = [];
  const leaders: Pixel[] = [];
  return wishes.map((wish) => {
    const isFree = (box: Box) => taken.every((other) => overlapOf(box, other) === 0) && !coversAny(box, leaders) && stepsOf(leaderOf(wish, box)).every((point) => labels.every((label) => !isIn(label, point)));
    const places = placesAround(wish).filter((box) => isWithin(box, bounds));
    const free = places.filter(isFree);
    const box = bestOf(free, wish, courses) ?? leastBad(places.length > 0 ? places : placesAround(wish), taken);
    const leader = leaderOf(wish, box);
    taken.push(box);
    labels.push(box);
    leaders.push(...stepsOf(leader));
    return { id: wish.id, box, leader, isFree: free.length > 0 };
  });
}

/** From the nearest edge of the label: a line that began in its middle would run through its own text. */
const leaderOf = ({ leadsTo }: LabelWish, box: Box): PlacedLabel["leader"] => (leadsTo === undefined ? null : [nearestPoint(box, leadsTo), leadsTo]);
const stepsOf = (leader: PlacedLabel["leader"]): Pixel[] => (leader === null ? [] : steppedLine(leader));
const isIn = ({ left, right, top, bottom }: Box, [x, y]: Pixel) => x > left && x < right && y > top && y < bottom;
/** So many points of a course weigh as much as the distance from what the label is about; a name far from its area is read as another's. */
const COVERED_PER_DISTANCE = { beside: 2, onArea: 6 } as const;

/** The first of those that cover little and are near. */
function bestOf(boxes: readonly Box[], { about, distance, mayCover }: LabelWish, points: readonly Pixel[]): Box | undefined {
  const [perDistance, least] = mayCover ? [COVERED_PER_DISTANCE.onArea, 0] : [COVERED_PER_DISTANCE.beside, distance];
  const around = { left: Math.min(...boxes.map(({ left }) => left)), right: Math.max(...boxes.map(({ right }) => right)), top: Math.min(...boxes.map(({ top }) => top)), bottom: Math.max(...boxes.map(({ bottom }) => bottom)) };
  const near = points.filter((point) => isIn(around, point));
  const costs = boxes.map((box) => near.filter((point) => isIn(box, point)).length + Math.round((perDistance * Math.max(0, gapBetween(box, about) - least)) / distance));
  return boxes[costs.indexOf(Math.min(...costs))];
}
const gapBetween = (one: Box, other: Box) => Math.hypot(Math.max(0, other.left - one.right, one.left - other.right), Math.max(0, other.top - one.bottom, one.top - other.bottom));
const coversAny = (box: Box, points: readonly Pixel[]) => points.some((point) => isIn(box, point));

function placesAround({ about, width, height, distance, mayCover }: LabelWish): Box[] {
  const [x, y] = middleOf(about);
  const [halfX, halfY] = [(about.right - about.left + width) / 2, (about.bottom - about.top + height) / 2];
  const at = (centreX: number, centreY: number): Box => ({ left: centreX - width / 2, right: centreX + width / 2, top: centreY - height / 2, bottom: centreY + height / 2 });
  const rings = Array.from({ length: RINGS }, (_, ring) => distance * ((mayCover ? 0 : 1) + ring * 0.9)).map((reach) => [halfX + reach, halfY + reach] as const);
  // A name on its area gives way by half of itself before it stands beside.
  return [...(mayCover ? [at(x, y), ...ringOf([halfX / 2, halfY / 2])] : []), ...rings.flatMap(ringOf)];

  function ringOf([acrossPx, downPx]: readonly [number, number]): Box[] {
    return Array.from({ length: DIRECTIONS }, (_, step) => {
      // Up first, then to both sides in turn, down last.
      const turn = (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * ((2 * Math.PI) / DIRECTIONS);
      return at(x + Math.sin(turn) * acrossPx, y - Math.cos(turn) * downPx);
    });
  }
}

const middleOf = ({ left, right, top, bottom }: Box): [number, number] => [(left + right) / 2, (top + bottom) / 2];

function nearestPoint({ left, right, top, bottom }: Box, [x, y]: readonly [number, number]): [number, number] {
  return [Math.max(left, Math.min(right, x)), Math.max(top, Math.min(bottom, y))];
}

function isWithin(box: Box, bounds: Box): boolean {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
}

function overlapOf(one: Box, other: Box): number {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 0 && down > 0 ? across * down : 0;
}

function leastBad(places: readonly Box[], taken: readonly Box[]): Box {
  const cost = (box: Box) => taken.reduce((sum, other) => sum + overlapOf(box, other), 0);
  return places.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}
