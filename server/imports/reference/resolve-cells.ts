import { sql } from "kysely";
import type { ReferenceDesk } from "./reference-desk.ts";

interface InCell {
  rowNumber: number;
  values: { cell: string | null; territory: string | null };
}

/**
 * The rows whose cell is known, each with the territory that it lies in. A code that several
 * territories use needs the territory beside it; drafts count, so that people and rules can be
 * loaded before the boundaries are published.
 */
export async function resolveCells<R extends InCell>(desk: ReferenceDesk, rows: R[]): Promise<{ row: R; territory: string | null }[]> {
  const wanted = [...new Set(rows.flatMap((row) => row.values.cell ?? []))];
  const { rows: found } = await sql<{ code: string; territories: string[] }>`
    select cell.code, array_agg(distinct edition.territory) as territories
    from cell join boundary_edition edition on edition.id = cell.edition_id
    where cell.code = any(${wanted}) group by cell.code`.execute(desk.trx);
  const territoriesOf = new Map(found.map((row) => [row.code, row.territories]));
  const resolved: { row: R; territory: string | null }[] = [];
  for (const row of rows) {
    const { cell, territory } = row.values;
    if (cell === null) {
      if (territory === null) resolved.push({ row, territory });
      else await desk.reject(row, "cell", "missing", "", `A territory ("${territory}") is given but no cell; name its top cell, or leave the territory out.`);
      continue;
    }
    const among = territoriesOf.get(cell) ?? [];
    if (among.length === 0) {
      await desk.reject(row, "cell", "unknown_cell", cell, `No boundary edition has a cell with the code "${cell}". Import the cells first, or correct the code.`);
    } else if (territory !== null && !among.includes(territory)) {
      await desk.reject(row, "territory", "unknown_cell", territory, `Territory "${territory}" has no cell "${cell}"; ${among.join(", ")} has.`);
    } else if (territory === null && among.length > 1) {
      await desk.reject(row, "cell", "ambiguous_cell", cell, `Cell "${cell}" is in ${among.join(" and ")}: say which in the field "territory".`);
    } else {
      resolved.push({ row, territory: territory ?? among[0] ?? null });
    }
  }
  return resolved;
}
