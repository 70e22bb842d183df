import { type Pixel, steppedLine } from "./stepped-line.ts";
import type { Box } from "./wall-view.ts";

/** A river to name: its course in pixels, and what its name measures. */
export interface RiverWish { readonly id: string; readonly name: string; readonly pieces: readonly (readonly Pixel[])[]; readonly width: number; readonly height: number; }
export interface PlacedRiver { readonly id: string; readonly name: string; readonly box: Box; }

/**
 * Each river is named once, beside its course where it has most room, off its own line, every obstacle and the other names.
 * One that has no such place stays without its name: over something else it would be read as that thing's.
 */
export function placeRivers(rivers: readonly RiverWish[], obstacles: readonly Box[], bounds: Box, gap: number): PlacedRiver[] {
  const taken = [...obstacles];
  const courses = rivers.map(({ pieces }) => pieces.flatMap(steppedLine));
  return rivers.flatMap(({ id, name, width, height }, index) => {
    const course = courses[index] ?? [];
    const seen = course.filter(([x, y]) => x > bounds.left && x < bounds.right && y > bounds.top && y < bounds.bottom);
    const ranked = seen.map((at) => ({ at, room: roomAt(at, taken, bounds) })).sort((one, other) => other.room - one.room);
    const isFree = (box: Box) => isWithin(box, bounds) && taken.every((other) => !isOver(box, other)) && courses.every((each) => each.every(([x, y]) => !isOver(padded(box, gap / 3), { left: x, right: x, top: y, bottom: y })));
    for (const { at } of ranked) {
      const box = beside(at, width, height, gap).find(isFree);
      if (box === undefined) continue;
      taken.push(box);
      return [{ id, name, box }];
    }
    return [];
  });
}

/** How far it is to the next thing, or to the edge. */
function roomAt([x, y]: Pixel, taken: readonly Box[], bounds: Box): number {
  const edge = Math.min(x - bounds.left, bounds.right - x, y - bounds.top, bounds.bottom - y);
  return taken.reduce((least, { left, top, right, bottom }) => Math.min(least, Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))), edge);
}

/** Right, left, below and above of a point. */
function beside([x, y]: Pixel, width: number, height: number, gap: number): Box[] {
  const [aside, upright] = [gap + width / 2, gap + height / 2];
  return ([[x + aside, y], [x - aside, y], [x, y + upright], [x, y - upright]] as const)
    .map(([middleX, middleY]) => ({ left: middleX - width / 2, right: middleX + width / 2, top: middleY - height / 2, bottom: middleY + height / 2 }));
}

const padded = ({ left, top, right, bottom }: Box, by: number): Box => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by });
const isOver = (one: Box, other: Box) => one.right > other.left && one.left < other.right && one.bottom > other.top && one.top < other.bottom;
const isWithin = (box: Box, bounds: Box) => box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
