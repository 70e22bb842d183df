import type { Feature, MultiPolygon, Position } from "geojson";
import type { Kysely } from "kysely";
import { CellFinder, cellNeighbours, type CellProperties, type Neighbours, type PlacedCells, writeCellPath } from "../../geo/index.ts";
import type { CellNetwork } from "../contract/cell.ts";
import type { Database } from "../store/schema.ts";
import { areaOf, type LoadedEdition } from "../territory/loaded-edition.ts";

type NetworkCell = CellNetwork["cells"][number];

/** The cells of one depth and who borders on whom, over all territories in force. */
export interface LoadedCellNetwork {
  readonly depth: number;
  readonly editionIds: readonly number[];
  readonly cells: readonly NetworkCell[];
  readonly neighbours: Neighbours;
  /** The cells as geo asks for them. */
  readonly places: PlacedCells;
  /** Finds the place in `cells` for owning cells of any edition. */
  readonly finder: CellFinder;
}

/**
 * Cells at exactly this depth: a territory whose tree ends above it has none. Borders count across
 * territories. Where an edition repeats a code its cells are one, of the summed area, with the
 * other particulars of the first.
 */
export async function loadCellNetwork(db: Kysely<Database>, editions: readonly LoadedEdition[], depth: number): Promise<LoadedCellNetwork> {
  const stored = await readStored(db, editions, depth);
  const parts = editions.flatMap((edition) => placesByCode(edition, depth).map(([code, places]) => ({ edition, code, places })));
  const cells = parts.map(({ edition, code, places: [place = 0] }): NetworkCell => {
    const { nameZh, nameEn } = edition.cells[place]!;
    const path = writeCellPath(edition.territory, edition.pathOf(place).map((at) => edition.cells[at]!.code));
    return { path, territory: edition.territory, code, nameZh, nameEn, ...stored(edition.id, code) };
  });
  const features = parts.map(({ edition, places }, at): Feature<MultiPolygon, CellProperties> => ({
    type: "Feature", properties: { code: cells[at]!.path }, geometry: { type: "MultiPolygon", coordinates: places.flatMap((place) => polygonsOf(edition, place)) },
  }));
  return {
    depth,
    editionIds: editions.map(({ id }) => id),
    cells,
    places: { paths: cells.map(({ path }) => path), labels: Float64Array.from(cells.flatMap(({ label }) => [label.lng, label.lat])) },
    neighbours: cellNeighbours({ type: "FeatureCollection", features }),
    finder: new CellFinder(cells.map(({ path }) => path)),
  };
}

function placesByCode({ cells }: LoadedEdition, depth: number): [code: string, places: number[]][] {
  const places = new Map<string, number[]>();
  cells.forEach((cell, place) => {
    if (cell.depth !== depth) return;
    const same = places.get(cell.code);
    if (same) same.push(place);
    else places.set(cell.code, [place]);
  });
  return [...places].sort(([one], [other]) => (one < other ? -1 : 1));
}

function polygonsOf(edition: LoadedEdition, place: number): Position[][][] {
  const geometry = areaOf(edition.cells[place]!);
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

type StoredParticulars = Pick<NetworkCell, "areaSquareMetres" | "population" | "label">;

/** What the loaded editions do not hold of each cell. */
async function readStored(db: Kysely<Database>, editions: readonly LoadedEdition[], depth: number): Promise<(editionId: number, code: string) => StoredParticulars> {
  const rows = await db.selectFrom("cell")
    .innerJoin("cell_level", "cell_level.code", "cell.level_code")
    .select(["edition_id", "cell.code", "population", "area_square_metres", "label_lng", "label_lat"])
    .where("edition_id", "in", editions.length > 0 ? editions.map(({ id }) => id) : [-1])
    .where("depth", "=", depth)
    .orderBy("edition_id").orderBy("ordinal")
    .execute();
  const stored = new Map<string, StoredParticulars>();
  for (const row of rows) {
    const key = `${row.edition_id}\n${row.code}`;
    const first = stored.get(key);
    stored.set(key, {
      population: first === undefined ? row.population : first.population,
      label: first?.label ?? { lng: row.label_lng, lat: row.label_lat },
      areaSquareMetres: (first?.areaSquareMetres ?? 0) + row.area_square_metres,
    });
  }
  return (editionId, code) => {
    const found = stored.get(`${editionId}\n${code}`);
    if (found === undefined) throw new RangeError(`cell ${code} of edition ${editionId} is in memory and not stored`);
    return found;
  };
}
