import { type Kysely, sql, type Transaction } from "kysely";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import { territoriesWith } from "../assignment/live-assigner.ts";
import { ASSIGNMENT_RESULTS, type AssignmentResult } from "../contract/assignment.ts";
import type { Summary } from "../contract/summary.ts";
import { InvalidError } from "../errors.ts";
import { incidentCondition } from "../incidents/incident-filter.ts";
import type { Database } from "../store/schema.ts";
import { countByCell, type CellCount } from "./count-by-cell.ts";
import type { SummaryQuery } from "./summary-query.ts";

/** One count of one breakdown; which of them, `grouping` tells. */
interface CountRow {
  /** A bit for every column that this row does not break down by, assignment_result highest. */
  grouping: number;
  assignment_result: AssignmentResult | null;
  near_boundary: boolean | null;
  without_position: boolean | null;
  edition_id: number | null;
  cell_code: string | null;
  category_code: string | null;
  period: Date | null;
  count: number;
}

const BY_RESULT = 0b0111111;
const BY_NEARNESS = 0b1011111;
const BY_POSITION = 0b1101111;
const BY_CELL = 0b1110011;
const BY_CATEGORY = 0b1111101;
const BY_PERIOD = 0b1111110;

/**
 * Counts the stored incidents under a filter, all breakdowns from one reading: each adds up to the
 * total, and `lastEventSeq` is the newest event that the counts include.
 *
 * @throws {InvalidError} when the filter or the level name nothing.
 */
export async function summarise(deps: AssignmentDeps, { depth, level, period, ...filter }: SummaryQuery): Promise<Summary> {
  const asOf = deps.now();
  const countedDepth = await readDepth(deps.db, depth, level);
  const counted = await deps.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => ({
    rows: await countAll(trx, sql`${await incidentCondition(trx, filter)}`, sql`date_trunc(${period}, reported_at, ${deps.settings.timeZone})`),
    lastEventSeq: await newestSeq(trx),
    categories: await trx.selectFrom("category").select(["code", "parent_code", "name_zh", "name_en", "ordinal"]).orderBy("ordinal").orderBy("code").execute(),
  }));

  const rowsOf = (grouping: number) => counted.rows.filter((row) => row.grouping === grouping);
  const byResult = new Map(rowsOf(BY_RESULT).map((row) => [row.assignment_result, row.count]));
  const cellCounts: CellCount[] = rowsOf(BY_CELL).map((row) => ({ editionId: row.edition_id, cellCode: row.cell_code, count: row.count }));
  const territories = await territoriesWith(cellCounts.map(({ editionId }) => editionId), deps.liveAssigner);
  const categoryCounts = new Map(rowsOf(BY_CATEGORY).map((row) => [row.category_code, row.count]));
  return {
    asOf: asOf.toISOString(),
    lastEventSeq: counted.lastEventSeq,
    total: sum(rowsOf(BY_RESULT)),
    byResult: Object.fromEntries(ASSIGNMENT_RESULTS.map((result) => [result, byResult.get(result) ?? 0])) as Summary["byResult"],
    nearBoundary: sum(rowsOf(BY_NEARNESS).filter((row) => row.near_boundary)),
    withoutPosition: sum(rowsOf(BY_POSITION).filter((row) => row.without_position)),
    ...countByCell(cellCounts, territories, countedDepth, asOf),
    byCategory: counted.categories.flatMap((category) => {
      const count = categoryCounts.get(category.code);
      return count === undefined ? [] : [{ code: category.code, parentCode: category.parent_code, nameZh: category.name_zh, nameEn: category.name_en, count }];
    }),
    byPeriod: rowsOf(BY_PERIOD).flatMap((row) => row.period ? [{ from: row.period.toISOString(), count: row.count }] : [])
      .sort((one, other) => (one.from < other.from ? -1 : 1)),
  };
}

const sum = (rows: readonly CountRow[]) => rows.reduce((total, row) => total + row.count, 0);

async function countAll(trx: Transaction<Database>, condition: ReturnType<typeof sql>, period: ReturnType<typeof sql>): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    select grouping(assignment_result, near_boundary, without_position, edition_id, cell_code, category_code, period) as grouping,
      assignment_result, near_boundary, without_position, edition_id, cell_code, category_code, period, count(*)::int as count
    from (select *, ${period} as period, lng is null as without_position from incident) as incident
    where ${condition}
    group by grouping sets ((assignment_result), (near_boundary), (without_position), (edition_id, cell_code), (category_code), (period))`.execute(trx);
  return rows;
}

async function newestSeq(trx: Transaction<Database>): Promise<number> {
  const row = await trx.selectFrom("event").select((eb) => eb.fn.max("seq").as("seq")).executeTakeFirst();
  return row?.seq ?? 0;
}

async function readDepth(db: Kysely<Database>, depth: number | undefined, level: string | undefined): Promise<number> {
  if (level === undefined) return depth ?? 1;
  if (depth !== undefined) throw new InvalidError("Give depth or level, not both", [{ field: "query.level", message: "depth is given as well" }]);
  const row = level.includes("\0") ? undefined : await db.selectFrom("cell_level").select("depth").where("code", "=", level).executeTakeFirst();
  if (row) return row.depth;
  const message = `There is no level ${JSON.stringify(level)}; GET /api/deployment lists them`;
  throw new InvalidError(message, [{ field: "query.level", message }]);
}
