import { buildCellIndex, type CellIndex, type IncidentFilter, type IncidentView, studiedCells } from "../../geo/index.ts";
import { PolygonTest } from "../../geo/columns/polygon-test.ts";
import type { BookedPlaces, PlaceSource } from "./place-book.ts";

type CellChoice = NonNullable<IncidentFilter["cells"]>[number];

/**
 * The places that a filter leaves to be tested, in their order: a filter for cells or for a polygon says where to look,
 * and what lies beyond must not count as a place without incidents. A bin is where its centre is.
 */
export async function studiedPlaces({ filter, columns }: IncidentView, { places, bins }: BookedPlaces, source: PlaceSource): Promise<Uint32Array> {
  if (bins === null) return studiedCells({ paths: places.ids, labels: places.labels }, filter, columns.cell.values.values());
  const polygon = filter.polygon && new PolygonTest(filter.polygon);
  const chosen = filter.cells && (await indexOf(filter.cells, source));
  return Uint32Array.from(places.ids.keys()).filter((place) => {
    const [lng, lat] = [places.labels[place * 2]!, places.labels[place * 2 + 1]!];
    return places.inStudyArea[place] === 1 && (polygon === undefined || polygon.holds(lng, lat)) && (chosen === undefined || chosen.locate(lng, lat) !== -1);
  });
}

async function indexOf(cells: readonly CellChoice[], source: PlaceSource): Promise<CellIndex> {
  const outlines = await Promise.all(cells.map(({ code, territory }) => source.fetchOutline(code, territory)));
  return buildCellIndex({
    type: "FeatureCollection",
    features: outlines.map(({ geometry }, at) => ({ type: "Feature", geometry, properties: { code: String(at) } })),
  });
}
