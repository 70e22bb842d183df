import { area, bbox as boxOf, booleanIntersects } from "@turf/turf";
import type { MultiPolygon, Polygon } from "geojson";
import type { Kysely } from "kysely";
import type { BBox } from "../../geo/index.ts";
import type { ChangePreview } from "../contract/change-set.ts";
import { decodeWkb } from "../editions/wkb.ts";
import type { Database } from "../store/schema.ts";
import { cellPathOf } from "../territory/cell-path-of.ts";
import { areaOf } from "../territory/loaded-edition.ts";
import { findCell } from "../territory/find-cell.ts";
import type { AssignmentSettings, AssignmentSnapshot } from "../assignment/create-assigner.ts";
import type { EditionChange } from "./edition-change.ts";
import type { PlannedChange } from "./planned-change.ts";

type GroundFacts = Pick<ChangePreview, "enterprisesMoving" | "reachesTouched" | "areaSquareMetres" | "bbox">;

/** What lies on the ground that changes hands; nothing where no boundary changes. */
export async function groundFacts(db: Kysely<Database>, change: PlannedChange | EditionChange, settings: AssignmentSettings): Promise<GroundFacts> {
  if (!("difference" in change) || change.before === null) return { enterprisesMoving: 0, reachesTouched: 0, areaSquareMetres: 0, bbox: null };
  const { before, after, at } = change;
  const grounds = groundsOf(change);
  const box = change.difference === null ? change.edition.bbox : change.difference.bbox;
  return {
    enterprisesMoving: await countEnterprises(db, before, after, at, settings),
    reachesTouched: await countReaches(db, grounds),
    areaSquareMetres: grounds.reduce((sum, ground) => sum + area(ground), 0),
    bbox: box === null ? null : [...box],
  };
}

async function countEnterprises(db: Kysely<Database>, before: AssignmentSnapshot, after: AssignmentSnapshot, at: Date, settings: AssignmentSettings): Promise<number> {
  const search = { toleranceMetres: settings.nearestToleranceMetres, searchMetres: settings.nearestToleranceMetres };
  const pathAt = ({ territories }: AssignmentSnapshot, lng: number, lat: number) => {
    const { owner } = findCell(territories.inForceAt(at.getTime()), lng, lat, search);
    return owner === null ? null : cellPathOf(territories, owner.edition.id, owner.edition.cells[owner.place]?.code ?? null);
  };
  const rows = await db.selectFrom("enterprise").select(["lng", "lat"]).execute();
  return rows.filter(({ lng, lat }) => pathAt(before, lng, lat) !== pathAt(after, lng, lat)).length;
}

type Ground = Polygon | MultiPolygon;

/** All of a territory's first edition; afterwards what differs. */
function groundsOf({ difference, edition }: EditionChange): Ground[] {
  if (difference !== null) return difference.grounds.map(({ geometry }) => geometry);
  return edition.cells.filter(({ parentCode }) => parentCode === null).map(areaOf);
}

async function countReaches(db: Kysely<Database>, grounds: readonly Ground[]): Promise<number> {
  if (grounds.length === 0) return 0;
  const boxed = grounds.map((geometry) => ({ geometry, box: boxOf(geometry) as BBox }));
  const rows = await db.selectFrom("river_reach").select("geometry_wkb").execute();
  return rows.filter(({ geometry_wkb }) => {
    const line = decodeWkb(geometry_wkb);
    const box = boxOf(line) as BBox;
    return boxed.some((ground) => meet(ground.box, box) && booleanIntersects(ground.geometry, line));
  }).length;
}

function meet(one: BBox, other: BBox): boolean {
  return one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1];
}
