import { said } from "../../said.ts";
import { text, yesOrNo } from "../field-readers.ts";
import { optional, withDefault } from "../field-table.ts";
import { nameFields } from "./name-fields.ts";
import { referenceKind } from "./reference-kind.ts";
import { upsertRows } from "./upsert-rows.ts";

export const departments = referenceKind({
  kind: "departments",
  summary: "Departments that can be responsible, one a row.",
  place: "none",
  fields: {
    ...nameFields("department", "epb-shizhong"),
    head_post: optional(text, "code of the post that heads it; the post must be there already (or say so on the post: heads_department)", { aliases: ["head_post_code"] }),
    first_contact: withDefault(yesOrNo, false, "yes for the one department that takes what nobody else owns", { aliases: ["is_first_contact"] }),
  },

  async store(rows, desk) {
    const posts = new Set(await desk.codesIn("post"));
    const kept = await desk.firstOfEachCode(rows);
    let firstContact: (typeof kept)[number] | undefined;
    const stored = [];
    for (const row of kept) {
      const { head_post: headPost, first_contact: isFirstContact } = row.values;
      if (isFirstContact && firstContact !== undefined) {
        await desk.reject(row, "first_contact", "second_first_contact", "yes", `Row ${firstContact.rowNumber} is the first-contact department already; there can be one.`);
        continue;
      }
      if (isFirstContact) firstContact = row;
      if (headPost !== null && !posts.has(headPost)) {
        await desk.warn(row, "head_post", "unknown_post", headPost, `There is no post "${headPost}" yet, so the department is stored without a head. Import the posts, then this file again.`);
      }
      stored.push({ ...row.values, headPost: headPost !== null && posts.has(headPost) ? headPost : null });
    }
    if (firstContact !== undefined) {
      const { code } = firstContact.values;
      const displaced = await desk.trx.updateTable("department").set({ is_first_contact: false })
        .where("is_first_contact", "=", true).where("code", "!=", code).returning(["code", "name_zh"]).executeTakeFirst();
      if (displaced !== undefined) {
        desk.note(said(
          `"${code}" takes over as the first-contact department from "${displaced.code}" (${displaced.name_zh}).`,
          `首接部门由“${displaced.code}”（${displaced.name_zh}）改为“${code}”。`,
        ));
      }
    }
    await upsertRows(desk, "department", stored.map((department) => ({
      code: department.code, name_zh: department.name, name_en: department.name_en,
      head_post_code: department.headPost, is_first_contact: department.first_contact,
    })));
  },
});
