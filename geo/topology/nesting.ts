import { area } from "@turf/turf";
import type { Polygon } from "geojson";
import { CellSides } from "./cell-sides.ts";
import { boxOfPositions } from "./cell-locator.ts";
import { positionOf, type CheckedCell, type CheckedLevel } from "./checked-cell.ts";
import type { Draft } from "./draft.ts";
import type { CellRing } from "./read-rings.ts";
import type { VertexTable } from "./vertex-table.ts";

/** Holes that are not inside their outer ring, holes in holes, and parts inside parts of the same cell. */
export function findNestingFaults(level: CheckedLevel, vertices: VertexTable): { drafts: Draft[]; cells: Set<number> } {
  const drafts: Draft[] = [];
  const cells = new Set<number>();
  level.cells.forEach((cell, number) => {
    if (cell.rings.length < 2) return;
    const rings = cell.rings.filter((ring) => !ring.isFlat).map((ring) => ringWithBox(ring, vertices));
    for (const inner of rings) {
      const fault = inner.ring.ring === 0 ? partFault(inner, rings, vertices) : holeFault(inner, rings, vertices);
      if (fault === undefined) continue;
      cells.add(number);
      drafts.push(nestingDraft(cell, fault, inner.ring, vertices));
    }
  });
  return { drafts, cells };
}

interface RingWithBox {
  ring: CellRing;
  box: readonly [number, number, number, number];
  /** Made when first needed. */
  sides?: CellSides;
}

function ringWithBox(ring: CellRing, vertices: VertexTable): RingWithBox {
  return { ring, box: boxOfPositions(Array.from(ring.vertices, (v) => positionOf(vertices, v))) };
}

function holeFault(hole: RingWithBox, rings: RingWithBox[], vertices: VertexTable): "ring_outside" | undefined {
  const siblings = rings.filter(({ ring }) => ring.part === hole.ring.part && ring !== hole.ring);
  const outer = siblings.find(({ ring }) => ring.ring === 0);
  if (outer === undefined || relate(outer, hole, vertices) === "outside") return "ring_outside";
  return siblings.some((other) => other !== outer && relate(other, hole, vertices) === "inside") ? "ring_outside" : undefined;
}

function partFault(outer: RingWithBox, rings: RingWithBox[], vertices: VertexTable): "parts_overlap" | undefined {
  const around = rings.filter(({ ring }) => ring.part !== outer.ring.part);
  const depth = around.filter((other) => relate(other, outer, vertices) === "inside").length;
  return depth % 2 === 1 ? "parts_overlap" : undefined;
}

/** Where one ring lies with respect to another. Rings that cross are both and neither: those are found elsewhere. */
function relate(outer: RingWithBox, inner: RingWithBox, vertices: VertexTable): "inside" | "outside" | "both" | "same" {
  const [west, south, east, north] = outer.box;
  if (inner.box[0] > east || inner.box[1] > north || inner.box[2] < west || inner.box[3] < south) return "outside";
  const sides = (outer.sides ??= new CellSides(vertices, [outer.ring.vertices]));
  const found = new Set<string>();
  for (const v of inner.ring.vertices) found.add(sides.sideOf(vertices.x[v]!, vertices.y[v]!));
  found.delete("border");
  if (found.size === 2) return "both";
  return found.has("inside") ? "inside" : found.has("outside") ? "outside" : "same";
}

function nestingDraft(cell: CheckedCell, kind: "ring_outside" | "parts_overlap", ring: CellRing, vertices: VertexTable): Draft {
  const positions = Array.from(ring.vertices, (v) => [...positionOf(vertices, v)]);
  const geometry: Polygon = { type: "Polygon", coordinates: [[...positions, positions[0]!]] };
  const size = area(geometry);
  const place = { part: ring.part, ring: ring.ring };
  return { kind, severity: "error", level: cell.level, cells: [cell], geometry, size, unit: "m2", details: { place } };
}
