import { sql } from "kysely";
import { canonicalUnit, findIndicator, indicatorOf, INDICATORS } from "../../geo/index.ts";
import type { Reading } from "../contract/water.ts";
import { InvalidError } from "../errors.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { said } from "../said.ts";
import { loadSection } from "./load-sections.ts";
import type { WaterDeps } from "./water-deps.ts";

export interface ReadingsQuery {
  indicator?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/**
 * Readings of a section as they were stored, the newest first.
 *
 * @throws {NotFoundError} for an unknown section. @throws {InvalidError} for an unknown indicator or cursor.
 */
export async function listReadings({ db }: Pick<WaterDeps, "db">, code: string, query: ReadingsQuery): Promise<{ items: Reading[]; nextCursor: string | null }> {
  await loadSection(db, code);
  const indicator = query.indicator === undefined ? undefined : indicatorCode(query.indicator);
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ["integer", "text"]);
  const rows = await db.selectFrom("reading").selectAll().where("section_code", "=", code)
    .$if(indicator !== undefined, (q) => q.where("indicator", "=", indicator ?? ""))
    .$if(query.from !== undefined, (q) => q.where("observed_at", ">=", new Date(query.from ?? 0)))
    .$if(query.to !== undefined, (q) => q.where("observed_at", "<", new Date(query.to ?? 0)))
    .$if(after !== undefined, (q) => q.where(sql<boolean>`(observed_at, indicator) < (${new Date(after?.[0] ?? 0)}::timestamptz, ${after?.[1] ?? ""})`))
    .orderBy("observed_at", "desc").orderBy("indicator", "desc").limit(query.limit + 1).execute();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => {
      const known = indicatorOf(row.indicator);
      return {
        indicator: row.indicator, nameZh: known?.nameZh ?? row.indicator, nameEn: known?.nameEn ?? row.indicator, observedAt: row.observed_at.toISOString(),
        value: row.value, unit: known === undefined ? row.stated_unit : canonicalUnit(known), belowDetection: row.below_detection,
        statedValue: row.stated_value, statedUnit: row.stated_unit, importId: row.import_id === null ? null : Number(row.import_id),
      };
    }),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor([last.observed_at.getTime(), last.indicator]) : null,
  };
}

function indicatorCode(text: string): string {
  const found = findIndicator(text);
  if (found !== undefined) return found.code;
  throw InvalidError.at("query.indicator", said(
    `query.indicator: ${JSON.stringify(text)} is no indicator that is known; give one of ${INDICATORS.map(({ code, nameZh }) => `${code} ${nameZh}`).join(", ")}`,
    `不认识指标“${text}”`,
  ));
}
