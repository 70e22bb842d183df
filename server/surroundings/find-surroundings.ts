import { type Kysely, sql } from "kysely";
import { geodesicMetres, type Position } from "../../geo/index.ts";
import type { ColumnsDeps } from "../columns/filter-columns.ts";
import type { Surroundings } from "../contract/surroundings.ts";
import { InvalidError } from "../errors.ts";
import { readSummaries } from "../incidents/find-incidents.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { boxAround } from "../territory/metres-to-box.ts";
import type { RiverBook } from "../water/river-book.ts";
import { nearbyRows } from "./nearby-rows.ts";

const MOST_LISTED = 20;
const DAY_MS = 86_400_000;
const KIND_DAYS = 365;
/** What one may take for one place: finer than any address or phone tells. */
const SAME_PLACE_METRES = 1;
/** A river matters farther away than a neighbour. */
const REACH_RADII = 10;

export interface SurroundingsQuestion {
  readonly lng: number;
  readonly lat: number;
  readonly category?: string | undefined;
  /** Id of the incident that is asked about, so that it is not among its own surroundings. */
  readonly except?: number | undefined;
  readonly radiusMetres: number;
}

/**
 * What lies around a position: enterprises, the nearest river reach, incidents at the same place and recent ones of
 * the same first-level category. Incidents come from the columns, so their number is that of map and list.
 *
 * @throws {InvalidError} when there is no such category.
 * @throws {BusyError} when the columns cannot catch up in time.
 */
export async function findSurroundings(deps: ColumnsDeps & { rivers: RiverBook }, question: SurroundingsQuestion): Promise<Surroundings> {
  const { lng, lat, radiusMetres } = question;
  const from: Position = [lng, lat];
  const enterprises = await enterprisesAround(deps.db, from, radiusMetres);
  return {
    radiusMetres,
    enterprises: enterprises.slice(0, MOST_LISTED),
    enterprisesInRadius: enterprises.length,
    reach: await nearestReach(deps.rivers, from, REACH_RADII * radiusMetres),
    ...await samePlace(deps, question),
    ...await sameKind(deps, question),
  };
}

async function nearestReach(rivers: RiverBook, from: Position, withinMetres: number): Promise<Surroundings["reach"]> {
  const { network, reaches } = await rivers.current();
  const place = network.nearestPlace(from);
  const reach = place && reaches.get(place.reachCode);
  if (place === undefined || reach === undefined || place.offMetres > withinMetres) return null;
  const { code, nameZh, nameEn, riverName } = reach;
  return { code, nameZh, nameEn, riverName, distanceMetres: place.offMetres, nearest: { lng: place.position[0], lat: place.position[1] } };
}

async function samePlace(deps: ColumnsDeps, { lng, lat, except }: SurroundingsQuestion): Promise<Pick<Surroundings, "samePlace" | "atSamePlace">> {
  const { columns, categories } = await deps.liveColumns.current();
  const rows = nearbyRows(columns, categories, { from: [lng, lat], radiusMetres: SAME_PLACE_METRES, category: null, except: except ?? null, sinceMs: -Infinity });
  return { samePlace: await readSummaries(deps, rows.slice(0, MOST_LISTED).map(({ id }) => id)), atSamePlace: rows.length };
}

async function sameKind(deps: ColumnsDeps, { lng, lat, category, except, radiusMetres }: SurroundingsQuestion): Promise<Pick<Surroundings, "sameKind" | "sameKindInRadius">> {
  if (category === undefined) return { sameKind: [], sameKindInRadius: 0 };
  const { columns, categories } = await deps.liveColumns.current();
  if (!categories.some(({ code }) => code === category)) {
    throw InvalidError.at("query.category", said(`There is no category ${JSON.stringify(category)}; GET /api/deployment lists them`, `没有类别 ${category}`));
  }
  const rows = nearbyRows(columns, categories, { from: [lng, lat], radiusMetres, category, except: except ?? null, sinceMs: deps.now().getTime() - KIND_DAYS * DAY_MS });
  const distances = new Map(rows.map(({ id, distanceMetres }) => [id, distanceMetres]));
  const summaries = await readSummaries(deps, rows.slice(0, MOST_LISTED).map(({ id }) => id));
  return { sameKind: summaries.map((summary) => ({ ...summary, distanceMetres: distances.get(summary.id) ?? 0 })), sameKindInRadius: rows.length };
}

/** All within the radius, nearest first. */
async function enterprisesAround(db: Kysely<Database>, [lng, lat]: Position, radiusMetres: number): Promise<Surroundings["enterprises"]> {
  const [west, south, east, north] = boxAround(lng, lat, radiusMetres);
  const rows = await db.selectFrom("enterprise").select(["code", "name_zh", "name_en", "kind", "subject_type", "lng", "lat"])
    .where(sql<boolean>`lat between ${south} and ${north} and lng between ${west} and ${east}`).execute();
  return rows.map((row) => ({
    code: row.code, nameZh: row.name_zh, nameEn: row.name_en, kind: row.kind, subjectType: row.subject_type,
    position: { lng: row.lng, lat: row.lat }, distanceMetres: geodesicMetres([lng, lat], [row.lng, row.lat]),
  })).filter(({ distanceMetres }) => distanceMetres <= radiusMetres).sort((one, other) => one.distanceMetres - other.distanceMetres || (one.code < other.code ? -1 : 1));
}
