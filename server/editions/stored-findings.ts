import { type Kysely, type Selectable, sql } from "kysely";
import type { Geometry } from "geojson";
import { explainFinding, type Finding } from "../../geo/index.ts";
import type { TopologyFinding } from "../contract/cell.ts";
import type { Database, TopologyFindingTable } from "../store/schema.ts";

export type FindingRow = Selectable<TopologyFindingTable>;

/**
 * Replaces the edition's findings. A finding that was accepted before stays accepted when it is
 * still the same: same id, same cells, same size to one percent.
 */
export async function storeFindings(trx: Kysely<Database>, editionId: number, findings: readonly Finding[]): Promise<void> {
  const accepted = await trx.selectFrom("topology_finding").selectAll()
    .where("edition_id", "=", editionId).where("accepted_at", "is not", null).execute();
  const acceptedById = new Map(accepted.map((row) => [row.finding_id, row]));
  await trx.deleteFrom("topology_finding").where("edition_id", "=", editionId).execute();
  for (let from = 0; from < findings.length; from += 1000) {
    await trx.insertInto("topology_finding").values(findings.slice(from, from + 1000).map((finding) => {
      const before = acceptedById.get(finding.id);
      const isSame = before !== undefined && before.cell_codes.join() === finding.cellCodes.join()
        && Math.abs(before.size - finding.size) <= 0.01 * Math.max(before.size, finding.size);
      const { id, kind, severity, level, cellCodes, cellNames, geometry, size, unit, ...detail } = finding;
      return {
        edition_id: editionId, finding_id: id, kind, severity, cell_codes: cellCodes, cell_names: cellNames, level_depth: level,
        size, unit, geometry: JSON.stringify(geometry), detail: JSON.stringify(detail),
        accepted_at: isSame ? before.accepted_at : null, accepted_reason: isSame ? before.accepted_reason : null,
      };
    })).execute();
  }
}

/** Errors first, then by size. */
export async function readFindings(db: Kysely<Database>, editionId: number, page?: { after: number; limit: number }): Promise<FindingRow[]> {
  return db.selectFrom("topology_finding").selectAll().where("edition_id", "=", editionId)
    .orderBy(sql`array_position(array['error', 'warning', 'notice'], severity)`).orderBy("kind").orderBy("size", "desc").orderBy("finding_id")
    .$if(page !== undefined, (query) => query.offset(page?.after ?? 0).limit(page?.limit ?? 0))
    .execute();
}

/** The stored row as the check made it. */
export function findingOf(row: FindingRow): Finding {
  return {
    id: row.finding_id, kind: row.kind as Finding["kind"], severity: row.severity, level: row.level_depth ?? 1,
    cellCodes: row.cell_codes, cellNames: row.cell_names, geometry: row.geometry as Geometry | null, size: row.size, unit: row.unit,
    ...(row.detail as Pick<Finding, "place" | "widthMetres" | "areaSquareMetres" | "count" | "value">),
  };
}

/** The stored rows of an edition as the API tells them. */
export async function findingAnswers(db: Kysely<Database>, editionId: number, rows: readonly FindingRow[]): Promise<TopologyFinding[]> {
  const codes = [...new Set(rows.flatMap((row) => row.cell_codes))];
  const cells = await db.selectFrom("cell").select(["code", "name_en"]).where("edition_id", "=", editionId).where("code", "=", sql<string>`any(${codes})`).execute();
  const english = new Map(cells.map((cell) => [cell.code, cell.name_en]));
  return rows.map((row) => findingAnswer(row, row.cell_codes.map((code, at) => english.get(code) ?? row.cell_names[at] ?? code)));
}

function findingAnswer(row: FindingRow, cellNamesEn: string[]): TopologyFinding {
  const finding = findingOf(row);
  const [zh, en] = [explainFinding(finding, "zh"), explainFinding({ ...finding, cellNames: cellNamesEn }, "en")];
  return {
    id: finding.id, kind: finding.kind, severity: finding.severity, cellCodes: finding.cellCodes, cellNames: finding.cellNames, cellNamesEn,
    depth: row.level_depth, size: finding.size, unit: finding.unit, geometry: finding.geometry,
    adviceZh: `${zh.explanation}${zh.advice}`, adviceEn: `${en.explanation} ${en.advice}`,
    acceptedAt: row.accepted_at?.toISOString() ?? null, acceptedReason: row.accepted_reason,
  };
}
