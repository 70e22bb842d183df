import Flatbush from "flatbush";
import { geodesicMetres } from "../measure/geodesic-metres.ts";
import type { BBox, Position } from "../types.ts";
import { boxOfPositions } from "./cell-locator.ts";
import { positionOf, type CheckedLevel } from "./checked-cell.ts";
import type { Draft } from "./draft.ts";
import { LocalMetres } from "./metres.ts";
import type { CheckLimits } from "./options.ts";
import type { VertexTable } from "./vertex-table.ts";

interface Part { cell: number; ring: Position[]; box: BBox }

/** A degree of longitude has a length this near to a pole, too. */
const HIGHEST_LATITUDE = 89;

/**
 * Ground that lies far from everything else of its level: an exclave, or a cell that slipped away. Parts whose boxes
 * come within `remoteMetres` of one another belong together; all but the group with most cells are told, a group once.
 * What is told of a level is not told again of the levels above, which consist of the same ground.
 */
export function findRemoteParts(levels: readonly CheckedLevel[], vertices: VertexTable, limits: CheckLimits): Draft[] {
  const told: BBox[] = [];
  return [...levels].reverse().flatMap((level) => {
    const parts = partsOf(level, vertices);
    const isTold = (group: readonly Part[]) => told.some((other) => meet(boxAround(group), other));
    const [, ...others] = groupNear(parts, limits.remoteMetres).filter((group) => !isTold(group)).sort(byWeight);
    return others.map((group): Draft => {
      const box = boxAround(group);
      told.push(box);
      return {
        kind: "remote_part", severity: "error", level: level.level,
        cells: [...new Set(group.map(({ cell }) => cell))].flatMap((cell) => level.cells[cell] ?? []),
        geometry: { type: "MultiPolygon", coordinates: group.map(({ ring }) => [ring.map((position) => [...position])]) },
        size: Math.min(...parts.filter((part) => !group.includes(part)).map((part) => metresBetween(box, part.box))), unit: "m",
        details: { value: String(limits.remoteMetres / 1000) },
      };
    });
  });
}

function partsOf({ rings }: CheckedLevel, vertices: VertexTable): Part[] {
  return rings.filter(({ ring, isFlat }) => ring === 0 && !isFlat).map((outer) => {
    const open = Array.from(outer.vertices, (vertex) => positionOf(vertices, vertex));
    return { cell: outer.cell, ring: [...open, ...open.slice(0, 1)], box: boxOfPositions(open) };
  });
}

function groupNear(parts: readonly Part[], metres: number): Part[][] {
  if (parts.length < 2) return [[...parts]];
  const tree = new Flatbush(parts.length);
  for (const { box } of parts) tree.add(...box);
  tree.finish();
  const seen = new Set<number>();
  return parts.flatMap((_, first) => {
    if (seen.has(first)) return [];
    seen.add(first);
    const group = [first];
    for (const at of group) {
      for (const near of tree.search(...widened(parts[at]!.box, metres))) {
        if (seen.has(near)) continue;
        seen.add(near);
        group.push(near);
      }
    }
    return [group.map((at) => parts[at]!)];
  });
}

/** Most cells first; the rest makes the order independent of the file's. */
function byWeight(one: readonly Part[], other: readonly Part[]): number {
  const cells = (group: readonly Part[]) => new Set(group.map(({ cell }) => cell)).size;
  const [a, b] = [boxAround(one), boxAround(other)];
  return cells(other) - cells(one) || other.length - one.length || a[0] - b[0] || a[1] - b[1];
}

function boxAround(group: readonly Part[]): BBox {
  return boxOfPositions(group.flatMap(({ box: [west, south, east, north] }) => [[west, south], [east, north]]));
}

function widened([west, south, east, north]: BBox, metres: number): BBox {
  const local = new LocalMetres(Math.min(HIGHEST_LATITUDE, Math.max(Math.abs(south), Math.abs(north))));
  const [lng, lat] = [local.degreesLng(metres), local.degreesLat(metres)];
  return [west - lng, south - lat, east + lng, north + lat];
}

function meet(a: BBox, b: BBox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Between the sides of two boxes that face each other. */
function metresBetween(a: BBox, b: BBox): number {
  const [fromLng, toLng] = facing(a[0], a[2], b[0], b[2]);
  const [fromLat, toLat] = facing(a[1], a[3], b[1], b[3]);
  return geodesicMetres([fromLng, fromLat], [toLng, toLat]);
}

function facing(low: number, high: number, otherLow: number, otherHigh: number): [number, number] {
  if (high < otherLow) return [high, otherLow];
  if (otherHigh < low) return [low, otherHigh];
  const common = Math.max(low, otherLow);
  return [common, common];
}
