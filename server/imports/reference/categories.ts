import { integer, text } from "../field-readers.ts";
import { optional, withDefault } from "../field-table.ts";
import { nameFields } from "./name-fields.ts";
import { referenceKind } from "./reference-kind.ts";
import { upsertRows } from "./upsert-rows.ts";

export const categories = referenceKind({
  kind: "categories",
  summary: "Categories of incidents, one a row, in any order; a parent may stand in the same file.",
  place: "none",
  fields: {
    ...nameFields("category", "noise.construction"),
    parent: optional(text, "code of the category above", { aliases: ["parent_code", "上级编码"] }),
    ordinal: withDefault(integer, 0, "place among its siblings", { aliases: ["order"] }),
  },

  async store(rows, desk) {
    const waiting = new Map((await desk.firstOfEachCode(rows)).map((row) => [row.values.code, row]));
    const above = new Map((await desk.trx.selectFrom("category").select(["code", "parent_code"]).execute()).map((c) => [c.code, c.parent_code]));
    const ordered: ReturnType<typeof asColumns>[] = [];
    // Parents before children: the foreign key looks at every row as it is written.
    for (let found = true; found;) {
      found = false;
      for (const [code, row] of waiting) {
        const { parent } = row.values;
        if (parent !== null && (waiting.has(parent) || !above.has(parent))) continue;
        waiting.delete(code);
        if (isBeneath(parent, code, above)) {
          await desk.reject(row, "parent", "circular_parent", parent ?? "", `"${code}" cannot stand beneath "${parent}", which is beneath "${code}" itself.`);
          continue;
        }
        above.set(code, parent);
        ordered.push(asColumns(row.values));
        found = true;
      }
    }
    for (const [code, row] of waiting) {
      const parent = row.values.parent ?? "";
      const message = waiting.has(parent)
        ? `The parents of "${code}" lead in a circle, or to a category that was refused.`
        : `There is no category "${parent}" to stand above "${code}", in this file or before.`;
      await desk.reject(row, "parent", waiting.has(parent) ? "circular_parent" : "unknown_category", parent, message);
    }
    await upsertRows(desk, "category", ordered);
  },
});

function asColumns(values: { code: string; parent: string | null; name: string; name_en: string | null; ordinal: number }) {
  return { code: values.code, parent_code: values.parent, name_zh: values.name, name_en: values.name_en, ordinal: values.ordinal };
}

/** Whether `code` is `ancestor` or stands beneath it. */
function isBeneath(code: string | null, ancestor: string, above: ReadonlyMap<string, string | null>): boolean {
  for (let at = code, steps = 0; at !== null && steps <= above.size; at = above.get(at) ?? null, steps++) {
    if (at === ancestor) return true;
  }
  return false;
}
