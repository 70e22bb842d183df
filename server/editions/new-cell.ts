import type { MultiPolygon, Polygon } from "geojson";
import { type CellShape, shapeOfCell } from "./cell-shape.ts";
import { encodeWkb } from "./wkb.ts";

/** A cell ready to be stored in a draft edition. */
export interface NewCell extends CellShape {
  code: string;
  nameZh: string;
  nameEn: string | null;
  levelCode: string;
  /** Null: to be found by containment when the edition is checked. */
  parentCode: string | null;
  population: number | null;
  wkb: Buffer;
  /** What was put right without moving a border, for people. */
  repairs: readonly unknown[];
}

export type NewCellFacts = Omit<NewCell, keyof CellShape | "wkb">;

export function newCell(facts: NewCellFacts, geometry: Polygon | MultiPolygon): NewCell {
  return { ...facts, ...shapeOfCell(geometry), wkb: encodeWkb(geometry) };
}
