import { integer, text } from "../field-readers.ts";
import { optional, type Reading, required } from "../field-table.ts";
import { referenceKind } from "./reference-kind.ts";

export const levels = referenceKind({
  kind: "levels",
  summary: "The levels of cells in this deployment, one a row: depth 1 is the top. A row with a known code updates it.",
  place: "none",
  fields: {
    code: required(levelCode, "identity of the level, such as county: lower-case letters, digits, - and _", { aliases: ["编码", "编号"] }),
    depth: required(integer, "place in the tree: 1 is the top, each level beneath adds one"),
    name: required(text, "name in the local language", { aliases: ["name_zh", "nameZh", "名称"] }),
    name_en: optional(text, "name in English; empty: the code", { aliases: ["nameEn"] }),
  },

  async store(rows, desk) {
    const kept = await desk.firstOfEachCode(rows);
    const stored = new Map((await desk.trx.selectFrom("cell_level").selectAll().execute()).map((level) => [level.code, level]));
    for (const row of kept) {
      const { code, depth, name, name_en: nameEn } = row.values;
      const before = stored.get(code);
      const rival = [...stored.values()].find((level) => level.depth === depth && level.code !== code);
      if (!(depth >= 1 && depth <= 20)) {
        await desk.reject(row, "depth", "out_of_range", String(depth), "The depth must be between 1 and 20.");
      } else if (rival !== undefined) {
        await desk.reject(row, "depth", "depth_taken", String(depth), `Depth ${depth} is the level "${rival.code}" already.`);
      } else if (before !== undefined && before.depth !== depth && await hasCells(code)) {
        await desk.reject(row, "depth", "level_in_use", String(depth), `Level "${code}" has cells at depth ${before.depth}; its depth cannot change any more.`);
      } else {
        const level = { code, depth, name_zh: name, name_en: nameEn ?? before?.name_en ?? code };
        const isSame = before !== undefined && (["depth", "name_zh", "name_en"] as const).every((key) => before[key] === level[key]);
        if (!isSame) await desk.trx.insertInto("cell_level").values(level).onConflict((conflict) => conflict.column("code").doUpdateSet(level)).execute();
        stored.set(code, level);
        desk.count(isSame ? 0 : 1, isSame ? 1 : 0);
      }
    }

    async function hasCells(code: string): Promise<boolean> {
      return await desk.trx.selectFrom("cell").select("code").where("level_code", "=", code).limit(1).executeTakeFirst() !== undefined;
    }
  },
});

/** The form that the database demands of level codes. */
export function levelCode(value: string): Reading<string> {
  if (/^[a-z0-9_-]{1,40}$/.test(value)) return { value };
  return { reason: "bad_code", message: `"${value}" cannot be the code of a level: up to 40 lower-case letters, digits, - and _.` };
}
