import Flatbush from "flatbush";
import type { BBox, Position } from "../types.ts";
import { CellSides } from "./cell-sides.ts";
import { boxOf, type CheckedCell } from "./checked-cell.ts";
import type { VertexTable } from "./vertex-table.ts";

/** Finds cells of one level by box or position; each cell's edges are sorted when first asked for. */
export class CellLocator {
  readonly boxes: BBox[];
  private readonly tree: Flatbush | undefined;
  private readonly numbers: number[] = [];
  private readonly sides = new Map<number, CellSides>();
  private readonly vertices: VertexTable;
  private readonly cells: readonly CheckedCell[];

  constructor(vertices: VertexTable, cells: readonly CheckedCell[]) {
    this.vertices = vertices;
    this.cells = cells;
    this.boxes = cells.map((cell) => boxOf(cell, vertices));
    this.boxes.forEach((box, number) => {
      if (box[0] <= box[2]) this.numbers.push(number);
    });
    if (this.numbers.length === 0) return;
    this.tree = new Flatbush(this.numbers.length);
    for (const number of this.numbers) this.tree.add(...this.boxes[number]!);
    this.tree.finish();
  }

  /** Numbers of cells whose box meets the given one, ascending. */
  near(box: BBox): number[] {
    if (this.tree === undefined) return [];
    return this.tree.search(...box).map((i) => this.numbers[i]!).sort((a, b) => a - b);
  }

  /** Numbers of cells that hold the position inside. */
  holding([lng, lat]: Position): number[] {
    return this.near([lng, lat, lng, lat]).filter((cell) => this.sidesOf(cell).sideOf(lng, lat) === "inside");
  }

  sidesOf(cell: number): CellSides {
    let sides = this.sides.get(cell);
    if (sides === undefined) {
      const rings = this.cells[cell]!.rings.filter((ring) => !ring.isFlat).map((ring) => ring.vertices);
      this.sides.set(cell, (sides = new CellSides(this.vertices, rings)));
    }
    return sides;
  }
}

export function boxOfPositions(positions: readonly (readonly number[])[]): BBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions as readonly [number, number][]) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}
