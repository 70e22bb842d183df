import { findCycles } from "../../../geo/index.ts";
import { encodeWkb } from "../../editions/wkb.ts";
import { integer, text } from "../field-readers.ts";
import { optional, required, withDefault } from "../field-table.ts";
import { nameFields } from "./name-fields.ts";
import type { ReferenceDesk } from "./reference-desk.ts";
import { referenceKind } from "./reference-kind.ts";
import { upsertRows } from "./upsert-rows.ts";

export const riverReaches = referenceKind({
  kind: "river-reaches",
  summary: "Reaches of rivers, one a row, each a line drawn downstream.",
  place: "line",
  fields: {
    ...nameFields("reach", "R-03"),
    river: required(text, "name of the river; reaches of one river share it", { aliases: ["river_name", "riverName", "河流", "河名", "河流名称", "所属河流"] }),
    ordinal: withDefault(integer, 0, "place along the river, rising downstream"),
    downstream: optional(text, "code of the reach that it flows into", { aliases: ["downstream_code"] }),
    geometry: optional(text, "the line as WKT (LINESTRING or MULTILINESTRING) in the system that --crs states; not needed for GeoJSON lines", { aliases: ["wkt"] }),
  },

  async store(rows, desk) {
    const kept = await desk.firstOfEachCode(rows);
    const known = new Set([...await desk.codesIn("river_reach"), ...kept.map((row) => row.values.code)]);
    for (const row of kept) {
      const { code, downstream } = row.values;
      if (downstream === code) {
        await desk.reject(row, "downstream", "flows_into_itself", code, `Reach "${code}" cannot flow into itself.`);
      } else if (downstream !== null && !known.has(downstream)) {
        await desk.warn(row, "downstream", "unknown_river_reach", downstream, `There is no reach "${downstream}"; the river is taken to leave the territory there.`);
      }
    }
    for (const cycle of findCycles(await downstreamOf(desk, kept))) {
      for (const row of kept.filter(({ values }) => cycle.includes(values.code))) {
        await desk.reject(row, "downstream", "flows_in_a_circle", row.values.downstream ?? "", `Water would flow in a circle: ${[...cycle, cycle[0]].join(" → ")}.`);
      }
    }
    await upsertRows(desk, "river_reach", kept.flatMap((row) => (row.line === undefined || desk.isRejected(row) ? [] : [{
      code: row.values.code, river_name: row.values.river, name_zh: row.values.name, name_en: row.values.name_en,
      ordinal: row.values.ordinal, downstream_code: row.values.downstream, geometry_wkb: encodeWkb(row.line),
    }])));
  },
});

/** Where every reach flows once the rows are stored. */
async function downstreamOf(desk: ReferenceDesk, rows: readonly { rowNumber: number; values: { code: string; downstream: string | null } }[]): Promise<Map<string, string | null>> {
  const stored = await desk.trx.selectFrom("river_reach").select(["code", "downstream_code"]).execute();
  const changed = desk.isGiven("downstream") ? rows.filter((row) => !desk.isRejected(row)) : [];
  return new Map([...stored.map((row) => [row.code, row.downstream_code] as const), ...changed.map(({ values }) => [values.code, values.downstream] as const)]);
}
