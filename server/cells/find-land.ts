import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { editionsInForce } from "../editions/editions-in-force.ts";
import { decodeWkb } from "../editions/wkb.ts";
import type { ServiceDeps } from "../service-deps.ts";

export type Land = FeatureCollection<Polygon | MultiPolygon, { code: string; territory: string }>;

/** The topmost cells in force with every vertex: whatever lies in a cell lies in one of them. */
export async function findLand({ db, now }: ServiceDeps): Promise<Land> {
  const editionIds = await editionsInForce(db, now());
  const rows = await db
    .selectFrom("cell").innerJoin("boundary_edition", "boundary_edition.id", "cell.edition_id")
    .where("cell.edition_id", "in", editionIds.length > 0 ? editionIds : [-1])
    .where((eb) => eb.or([eb("parent_code", "is", null), eb("parent_code", "=", "")]))
    .select(["cell.code", "territory", "geometry_wkb"])
    .orderBy("territory").orderBy("cell.code").orderBy("cell.ordinal")
    .execute();
  return {
    type: "FeatureCollection",
    features: rows.map(({ code, territory, geometry_wkb }): Feature<Polygon | MultiPolygon, { code: string; territory: string }> => ({
      type: "Feature", properties: { code, territory }, geometry: decodeWkb(geometry_wkb) as Polygon | MultiPolygon,
    })),
  };
}
