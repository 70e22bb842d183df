import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { CellProperties, Position } from "../types.ts";
import { borderLines } from "./border-lines.ts";
import { borderNet } from "./border-net.ts";
import type { CityExtent } from "./city-extent.ts";
import type { CityOptions } from "./city-options.ts";
import { cityProjection, degreesFromKm } from "./city-projection.ts";
import type { CityLevel } from "./divide-city.ts";
import { centreX, centreY } from "./hex-lattice.ts";
import { traceCells } from "./trace-cells.ts";
import { cityWarp } from "./warp.ts";

export interface CityCellProperties extends CellProperties {
  level: number;
  parent: string | null;
  /** Neutral name such as T03-12-07: county, town, village. */
  name: string;
  /** A position well inside the cell, for labels and made-up events. */
  anchor: Position;
  /** 1 in open country, up to about 2 in the middle of the city. */
  density: number;
}

export type CityCell = Feature<Polygon | MultiPolygon, CityCellProperties>;
export type CityCells = FeatureCollection<Polygon | MultiPolygon, CityCellProperties>;

/** Cells of every level, from the top down, as features. */
export function cityCells(options: CityOptions, extent: CityExtent, levels: readonly CityLevel[]): CityCells[] {
  const { lattice, hexes } = extent;
  const leaves = levels.at(-1);
  if (!leaves) return [];
  const projection = cityProjection(options);
  const warp = cityWarp(options, lattice);
  const lines = borderLines(options, borderNet(options, lattice, leaves.cellOf), projection);
  const numbers: number[][][] = [];
  return levels.map((level, depth) => {
    const own = numberCells(level, numbers[depth - 1]);
    numbers.push(own);
    const polygons = traceCells(lattice, hexes, level.cellOf, own.length, lines);
    const middles = middleHexes(extent, level);
    const features = own.map((path, cell): CityCell => {
      const pieces = polygons[cell] ?? [];
      const [first = []] = pieces;
      const middle = middles[cell] ?? 0;
      const [lng = 0, lat = 0] = degreesFromKm(projection, ...warp(centreX(lattice, middle), centreY(lattice, middle)));
      return {
        type: "Feature",
        properties: {
          code: codeOf(options, path),
          level: depth + 1,
          parent: depth === 0 ? null : codeOf(options, path.slice(0, -1)),
          name: `${"ACTV"[depth] ?? ""}${path.map((number) => String(number).padStart(2, "0")).join("-") || "00"}`,
          anchor: [lng, lat],
          density: Math.round((extent.density[middle] ?? 1) * 1000) / 1000,
        },
        geometry:
          pieces.length === 1 ? { type: "Polygon", coordinates: first } : { type: "MultiPolygon", coordinates: pieces },
      };
    });
    return { type: "FeatureCollection", features };
  });
}

/** Per cell: its number within its parent, after the parent's own numbers. */
function numberCells(level: CityLevel, parents: number[][] | undefined): number[][] {
  if (!parents) return [[]];
  const used = parents.map(() => 0);
  return Array.from(level.parent, (parent) => [...(parents[parent] ?? []), (used[parent] = (used[parent] ?? 0) + 1)]);
}

/** Twelve digits: prefix, county (2), town (3), village (3), as statistical codes are built. */
function codeOf({ codePrefix }: CityOptions, [county = 0, town = 0, village = 0]: readonly number[]): string {
  const digits = (value: number, width: number) => String(value).padStart(width, "0");
  return codePrefix + digits(county, 2) + digits(town, 3) + digits(village, 3);
}

/** Per cell the hexagon nearest to its middle: a hexagon's own middle is always inside. */
function middleHexes({ lattice, hexes }: CityExtent, { cellOf, parent }: CityLevel): Int32Array {
  const x = new Float64Array(parent.length);
  const y = new Float64Array(parent.length);
  const count = new Int32Array(parent.length);
  for (const hex of hexes) {
    const cell = cellOf[hex] ?? 0;
    x[cell] = (x[cell] ?? 0) + centreX(lattice, hex);
    y[cell] = (y[cell] ?? 0) + centreY(lattice, hex);
    count[cell] = (count[cell] ?? 0) + 1;
  }
  const nearest = new Float64Array(parent.length).fill(Infinity);
  const middles = new Int32Array(parent.length);
  for (const hex of hexes) {
    const cell = cellOf[hex] ?? 0;
    const dx = centreX(lattice, hex) - (x[cell] ?? 0) / (count[cell] ?? 1);
    const dy = centreY(lattice, hex) - (y[cell] ?? 0) / (count[cell] ?? 1);
    const away = dx * dx + dy * dy;
    if (away < (nearest[cell] ?? 0)) [nearest[cell], middles[cell]] = [away, hex];
  }
  return middles;
}
