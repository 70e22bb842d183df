import type { MultiPolygon, Polygon } from "geojson";
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { said } from "../said.ts";
import type { ServiceDeps } from "../service-deps.ts";
import { writeCellPath } from "../../geo/index.ts";
import type { Cell, CellLine } from "../contract/cell.ts";
import { editionsInForce } from "../editions/editions-in-force.ts";
import { decodeWkb } from "../editions/wkb.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import type { Database } from "../store/schema.ts";

/** Deeper than any level dictionary. */
const DEEPEST = 20;

export interface CellFilter {
  level?: string | undefined;
  parent?: string | undefined;
  territory?: string | undefined;
}

/** Cells in force, ordered by territory, depth and code. */
export async function findCells(
  { db, now }: ServiceDeps,
  filter: CellFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: Cell[]; nextCursor: string | null }> {
  const editionIds = await editionsInForce(db, now());
  let query = cellQuery(db, editionIds)
    .orderBy("territory").orderBy("depth").orderBy("cell.code").orderBy("cell.ordinal")
    .limit(page.limit + 1);
  if (filter.level !== undefined) query = query.where("cell.level_code", "=", filter.level);
  if (filter.parent !== undefined) query = query.where("cell.parent_code", "=", filter.parent);
  if (filter.territory !== undefined) query = query.where("territory", "=", filter.territory);
  if (page.cursor !== undefined) {
    const [territory, depth, code, ordinal] = decodeCursor(page.cursor, ["text", "integer", "text", "integer"]);
    query = query.where(
      sql<boolean>`(territory, depth, cell.code, cell.ordinal) > (${territory}, ${depth}, ${code}, ${ordinal})`,
    );
  }
  const rows = await query.execute();
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return {
    items: items.map(toCell),
    nextCursor: rows.length > page.limit && last !== undefined
      ? encodeCursor([last.territory, last.depth, last.code, last.ordinal]) : null,
  };
}

/**
 * The one cell in force that carries `code`.
 *
 * @throws {NotFoundError} when no cell in force has the code.
 * @throws {ConflictError} when cells of several territories have it and none was named.
 */
export async function findCell(deps: ServiceDeps, code: string, territory: string | undefined): Promise<Cell> {
  return toCell(await findCellRow(deps, code, territory));
}

/**
 * The cell in force with all above it.
 *
 * @throws {NotFoundError | ConflictError} as `findCell`.
 */
export async function findCellLine(deps: ServiceDeps, code: string, territory: string | undefined): Promise<CellLine> {
  const cells = [await findCell(deps, code, territory)];
  for (let above = cells[0]!.parentCode; above !== null && cells.length < DEEPEST; above = cells[0]!.parentCode) {
    cells.unshift(await findCell(deps, above, cells[0]!.territory));
  }
  return { path: writeCellPath(cells[0]!.territory, cells.map((cell) => cell.code)), cells };
}

/** The border of a cell; of several parts where a published edition repeats the code. */
export async function findCellBorder({ db }: ServiceDeps, cell: Cell): Promise<Polygon | MultiPolygon> {
  const rows = await db
    .selectFrom("cell").select("geometry_wkb")
    .where("edition_id", "=", cell.editionId).where("code", "=", cell.code)
    .orderBy("ordinal").execute();
  const geometries = rows.map((row) => decodeWkb(row.geometry_wkb) as Polygon | MultiPolygon);
  const [only] = geometries;
  if (geometries.length === 1 && only !== undefined) return only;
  return {
    type: "MultiPolygon",
    coordinates: geometries.flatMap((g) => (g.type === "Polygon" ? [g.coordinates] : g.coordinates)),
  };
}

async function findCellRow({ db, now }: ServiceDeps, code: string, territory: string | undefined) {
  let query = cellQuery(db, await editionsInForce(db, now())).where("cell.code", "=", code).orderBy("cell.ordinal");
  if (territory !== undefined) query = query.where("territory", "=", territory);
  const rows = await query.execute();
  const row = rows[0];
  if (row === undefined) throw new NotFoundError(said(
    `No cell in force has the code ${code}${territory === undefined ? "" : ` in territory ${territory}`}`,
    `${territory === undefined ? "" : `辖区${territory}的`}现行边界里没有网格 ${code}`,
  ));
  const territories = [...new Set(rows.map((r) => r.territory))];
  if (territories.length > 1) {
    throw new ConflictError(said(`Cells of ${territories.join(" and ")} share the code ${code}: add territory=${territories[0]}`, `辖区${territories.join("、")}都有网格 ${code}，请指明辖区`));
  }
  return row;
}

function cellQuery(db: Kysely<Database>, editionIds: readonly number[]) {
  return db
    .selectFrom("cell")
    .innerJoin("boundary_edition", "boundary_edition.id", "cell.edition_id")
    .innerJoin("cell_level", "cell_level.code", "cell.level_code")
    .where("cell.edition_id", "in", editionIds.length > 0 ? [...editionIds] : [-1])
    .select([
      "cell.edition_id", "cell.ordinal", "cell.code", "cell.level_code", "cell.parent_code", "cell.name_zh", "cell.name_en",
      "cell.population", "cell.area_square_metres", "cell.west", "cell.south", "cell.east", "cell.north",
      "cell.label_lng", "cell.label_lat", "boundary_edition.territory", "cell_level.depth",
    ])
    .select(childCount);
}

function childCount(eb: ExpressionBuilder<Database, "cell">) {
  return eb
    .selectFrom("cell as child")
    .whereRef("child.edition_id", "=", "cell.edition_id")
    .whereRef("child.parent_code", "=", "cell.code")
    .select(sql<number>`count(*)::int`.as("n"))
    .as("child_count");
}

type Row = Awaited<ReturnType<typeof findCellRow>>;

function toCell(row: Row): Cell {
  return {
    code: row.code,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    territory: row.territory,
    editionId: row.edition_id,
    levelCode: row.level_code,
    depth: row.depth,
    parentCode: row.parent_code,
    childCount: row.child_count ?? 0,
    population: row.population,
    areaSquareMetres: row.area_square_metres,
    bbox: [row.west, row.south, row.east, row.north],
    label: { lng: row.label_lng, lat: row.label_lat },
  };
}
