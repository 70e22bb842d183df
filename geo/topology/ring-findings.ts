import { positionOf, type CheckedCell, type CheckedLevel } from "./checked-cell.ts";
import type { Draft } from "./draft.ts";
import { LocalMetres } from "./metres.ts";
import type { CheckLimits } from "./options.ts";
import type { CellRing } from "./read-rings.ts";
import { foldsBackAt } from "./spike-vertices.ts";
import type { VertexTable } from "./vertex-table.ts";

/** What is wrong with rings taken one by one: positions, closing, repeats, direction, spikes. */
export function findRingFaults(level: CheckedLevel, vertices: VertexTable, limits: CheckLimits): Draft[] {
  return level.cells.flatMap((cell) => [
    ...(cell.rings.length === 0 ? [emptyCell(cell)] : []),
    ...cell.rings.flatMap((ring) => brokenRing(cell, ring, vertices)),
    ...repeats(cell, vertices),
    ...windings(cell, vertices),
    ...cell.rings.flatMap((ring) => spikes(cell, ring, vertices, limits)),
  ]);
}

function draftOf(cell: CheckedCell): Pick<Draft, "level" | "cells"> {
  return { level: cell.level, cells: [cell] };
}

function emptyCell(cell: CheckedCell): Draft {
  return { kind: "empty_cell", severity: "warning", ...draftOf(cell), geometry: null, size: 0, unit: "count" };
}

function brokenRing(cell: CheckedCell, ring: CellRing, vertices: VertexTable): Draft[] {
  const place = { part: ring.part, ring: ring.ring };
  // In a ring folded flat any vertex but the outermost two is run over twice.
  const first = ring.isFlat && ring.vertices.length > 2 ? inOrder(ring, vertices)[1] : ring.vertices[0];
  const geometry = first === undefined ? null : { type: "Point" as const, coordinates: [...positionOf(vertices, first)] };
  const base = { ...draftOf(cell), geometry, unit: "count" as const };
  if (ring.badAt !== -1) {
    return [{ kind: "bad_position", severity: "error", ...base, size: 1, details: { place: { ...place, vertex: ring.badAt } } }];
  }
  if (ring.isFlat) {
    // A line there and back runs over itself: other tools call that a self-intersection too.
    const kind = ring.vertices.length < 3 ? "too_few_positions" : "self_crossing";
    return [{ kind, severity: "error", ...base, size: kind === "self_crossing" ? 1 : ring.vertices.length, details: { place } }];
  }
  if (!ring.isClosed) return [{ kind: "unclosed_ring", severity: "notice", ...base, size: 1, details: { place } }];
  return [];
}

function repeats(cell: CheckedCell, vertices: VertexTable): Draft[] {
  const rings = cell.rings.filter((ring) => ring.repeatedAt.length > 0 && ring.vertices.length >= 3);
  if (rings.length === 0) return [];
  const count = rings.reduce((sum, ring) => sum + ring.repeatedAt.length, 0);
  const coordinates = rings.flatMap((ring) =>
    // The k-th repeat has lost k positions before it, itself included.
    ring.repeatedAt.map((at, k) => [...positionOf(vertices, ring.vertices[(at - k - 1) % ring.vertices.length]!)]),
  );
  const [ring] = rings as [CellRing];
  const place = { part: ring.part, ring: ring.ring, vertex: ring.repeatedAt[0]! };
  const geometry = { type: "MultiPoint" as const, coordinates };
  return [{ kind: "repeated_position", severity: "notice", ...draftOf(cell), geometry, size: count, unit: "count", details: { place, count } }];
}

function windings(cell: CheckedCell, vertices: VertexTable): Draft[] {
  const rings = cell.rings.filter((ring) => !ring.isFlat && ring.doubleArea !== 0 && ring.doubleArea > 0 !== (ring.ring === 0));
  if (rings.length === 0) return [];
  const coordinates = rings.map((ring) => [...positionOf(vertices, inOrder(ring, vertices)[0]!)]);
  const [ring] = rings as [CellRing];
  const details = { place: { part: ring.part, ring: ring.ring }, count: rings.length };
  const geometry = { type: "MultiPoint" as const, coordinates };
  return [{ kind: "wrong_winding", severity: "notice", ...draftOf(cell), geometry, size: rings.length, unit: "count", details }];
}

function inOrder(ring: CellRing, vertices: VertexTable): Int32Array {
  return ring.vertices.slice().sort((a, b) => (a === b ? 0 : vertices.isBefore(a, b) ? -1 : 1));
}

function spikes(cell: CheckedCell, ring: CellRing, vertices: VertexTable, limits: CheckLimits): Draft[] {
  const n = ring.vertices.length;
  if (ring.isFlat) return [];
  const { x, y } = vertices;
  const sharpest = Math.cos((limits.spikeDegrees * Math.PI) / 180);
  const found: Draft[] = [];
  const metres = new LocalMetres(y[ring.vertices[0]!]!);
  const shrink = Math.cos((y[ring.vertices[0]!]! * Math.PI) / 180);
  for (let i = 0; i < n; i++) {
    const before = ring.vertices[i === 0 ? n - 1 : i - 1]!;
    const tip = ring.vertices[i]!;
    const after = ring.vertices[i === n - 1 ? 0 : i + 1]!;
    const ax = (x[before]! - x[tip]!) * shrink;
    const ay = y[before]! - y[tip]!;
    const bx = (x[after]! - x[tip]!) * shrink;
    const by = y[after]! - y[tip]!;
    const dot = ax * bx + ay * by;
    const product = Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
    if (dot < product * Math.min(sharpest, 0.999999)) continue;
    const at = positionOf(vertices, tip);
    const lengthMetres = Math.min(metres.distance(at, positionOf(vertices, before)), metres.distance(at, positionOf(vertices, after)));
    const isSharp = dot >= product * sharpest && lengthMetres >= limits.toleranceMetres;
    if (!isSharp && !foldsBackAt(vertices, ring, i)) continue;
    const place = { part: ring.part, ring: ring.ring, vertex: fileIndexOf(ring, i) };
    const geometry = { type: "LineString" as const, coordinates: [before, tip, after].map((v) => [...positionOf(vertices, v)]) };
    found.push({ kind: "spike", severity: "warning", ...draftOf(cell), geometry, size: lengthMetres, unit: "m", details: { place } });
  }
  return found;
}

/** Where the i-th kept vertex of a ring stands in the file. */
export function fileIndexOf(ring: CellRing, i: number): number {
  let index = i;
  for (const at of ring.repeatedAt) if (at <= index) index++;
  return index;
}
