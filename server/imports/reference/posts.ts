import { text, yesOrNo } from "../field-readers.ts";
import { required, withDefault } from "../field-table.ts";
import { cellFields, nameFields } from "./name-fields.ts";
import { referenceKind } from "./reference-kind.ts";
import { resolveCells } from "./resolve-cells.ts";
import { upsertRows } from "./upsert-rows.ts";

export const posts = referenceKind({
  kind: "posts",
  summary: "Posts that people hold, one a row. Rules name posts, never people.",
  place: "none",
  fields: {
    ...nameFields("post", "grid-chief-370402001"),
    kind: required(text, "kind of post, such as grid_chief or officer; rules may name a kind and so mean the post of the cell", { aliases: ["post_kind"] }),
    department: required(text, "code of the department that it belongs to", { aliases: ["department_code", "部门"] }),
    ...cellFields("that the post looks after"),
    heads_department: withDefault(yesOrNo, false, "yes when whoever holds it heads the department", { aliases: ["head"] }),
  },

  async store(rows, desk) {
    const known = await desk.referring(await desk.firstOfEachCode(rows), "department", "department", (row) => row.values.department);
    const heads = new Map<string, number>();
    const kept = [];
    for (const { row, territory } of await resolveCells(desk, known)) {
      const { heads_department: isHead, department } = row.values;
      const other = isHead ? heads.get(department) : undefined;
      if (other !== undefined) {
        await desk.reject(row, "heads_department", "second_head", "yes", `Row ${other} heads department "${department}" already; there can be one.`);
        continue;
      }
      if (isHead) heads.set(department, row.rowNumber);
      kept.push({ ...row.values, territory });
    }
    await upsertRows(desk, "post", kept.map((post) => ({
      code: post.code, kind: post.kind, name_zh: post.name, name_en: post.name_en,
      department_code: post.department, territory: post.territory, cell_code: post.cell,
    })));
    for (const post of kept) {
      if (!post.heads_department) continue;
      await desk.trx.updateTable("department").set({ head_post_code: post.code }).where("code", "=", post.department).execute();
    }
  },
});
