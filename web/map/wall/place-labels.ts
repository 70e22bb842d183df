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
 * No leader runs through another label. Of the free places the first is taken that keeps off `courses`, lines that
 * are better not written over; where none does, the one that covers least of them. The same wishes give the same places.
 */
export function placeLabels(wishes: readonly LabelWish[], obstacles: readonly Box[], bounds: Box, courses: readonly Pixel[] = []): PlacedLabel[] {
  const taken = [...obstacles];
  const labels: Box[] = [];
  const leaders: Pixel[] = [];
  return wishes.map((wish) => {
    const isFree = (box: Box) => taken.every((other) => overlapOf(box, other) === 0) && !coversAny(box, leaders) && stepsOf(leaderOf(wish, box)).every((point) => labels.every((label) => !isIn(label, point)));
    const places = placesAround(wish).filter((box) => isWithin(box, bounds));
    const free = places.filter(isFree);
    const box = free.find((each) => !coversAny(each, courses)) ?? leastCovering(free, courses) ?? leastBad(places.length > 0 ? places : placesAround(wish), taken);
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
/** The first of those that cover fewest of the points. */
function leastCovering(boxes: readonly Box[], points: readonly Pixel[]): Box | undefined {
  const covered = boxes.map((box) => points.filter((point) => isIn(box, point)).length);
  return boxes[covered.indexOf(Math.min(...covered))];
}
const coversAny = (box: Box, points: readonly Pixel[]) => points.some((point) => isIn(box, point));

function placesAround({ about, width, height, distance, mayCover }: LabelWish): Box[] {
  const [x, y] = middleOf(about);
  const at = (centreX: number, centreY: number): Box => ({ left: centreX - width / 2, right: centreX + width / 2, top: centreY - height / 2, bottom: centreY + height / 2 });
  const places = mayCover ? [at(x, y)] : [];
  for (let ring = 0; ring < RINGS; ring++) {
    const reach = distance * ((mayCover ? 0 : 1) + ring * 0.9);
    const [halfX, halfY] = [(about.right - about.left) / 2 + reach + width / 2, (about.bottom - about.top) / 2 + reach + height / 2];
    for (let step = 0; step < DIRECTIONS; step++) {
      // Up first, then to both sides in turn, down last.
      const turn = (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * ((2 * Math.PI) / DIRECTIONS);
      places.push(at(x + Math.sin(turn) * halfX, y - Math.cos(turn) * halfY));
    }
  }
  return places;
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
