import { codes, minuteOfDay, text } from "../field-readers.ts";
import { optional, required, withDefault } from "../field-table.ts";
import { cellFields } from "./name-fields.ts";
import { describePeriod, isEmptyPeriod, periodFields, rangeText } from "./period.ts";
import type { ReferenceDesk } from "./reference-desk.ts";
import { referenceKind } from "./reference-kind.ts";
import { resolveCells } from "./resolve-cells.ts";
import { storedTerms, type Terms } from "./rule-terms.ts";
import { upsertRows } from "./upsert-rows.ts";

export const rules = referenceKind({
  kind: "rules",
  summary: "Responsibility rules, one a row: for this area, category, subject and time of day this department leads. What is empty applies to all.",
  place: "none",
  fields: {
    code: required(text, "identity of the rule; a row with a known code updates it", { aliases: ["编码", "编号"] }),
    ...cellFields("for which it holds, with everything beneath; empty: everywhere"),
    category: optional(text, "code of the category for which it holds, with everything beneath; empty: every category", { aliases: ["category_code", "类别"] }),
    subject_type: optional(text, "subject type for which it holds; empty: every subject", { aliases: ["subjectType"] }),
    band_from: optional(minuteOfDay, "time of day from which it holds, such as 22:00; with band_to"),
    band_to: optional(minuteOfDay, "time of day at which that ends; earlier than band_from means over midnight"),
    department: required(text, "code of the department that leads", { aliases: ["lead_department", "lead_department_code", "部门"] }),
    post: optional(text, "code of the post that leads", { aliases: ["lead_post", "lead_post_code", "岗位"] }),
    post_kind: optional(text, "kind of post that leads: the one of the cell, or of the nearest cell above that has one; not together with post", { aliases: ["lead_post_kind"] }),
    assists: withDefault(codes, [], "codes of the departments that assist, separated by ;", { aliases: ["assist_departments", "assist_department_codes"] }),
    legal_basis: withDefault(text, "", "law or document that says so", { aliases: ["legalBasis"] }),
    ...periodFields("at which it holds"),
  },

  async store(rows, desk) {
    let kept = await desk.firstOfEachCode(rows);
    kept = await desk.referring(kept, "department", "department", (row) => row.values.department);
    kept = await desk.referring(kept, "category", "category", (row) => row.values.category);
    kept = await desk.referring(kept, "post", "post", (row) => row.values.post);
    const departments = new Set(await desk.codesIn("department"));
    const kinds = new Set((await desk.trx.selectFrom("post").select("kind").distinct().execute()).map((post) => post.kind));
    const completeTerms = await storedTerms(desk);
    const sound = [];
    for (const { row, territory } of await resolveCells(desk, kept)) {
      const terms = completeTerms(row.values);
      if (!(await fitsTogether(desk, row, terms, departments))) continue;
      const { post_kind: kind } = terms;
      if (kind !== null && !kinds.has(kind)) {
        await desk.warn(row, "post_kind", "unknown_post_kind", kind, `No post is of the kind "${kind}" yet: until there is one the rule leads to the head of the department.`);
      }
      sound.push({ ...row.values, ...terms, territory });
    }
    await upsertRows(desk, "responsibility_rule", sound.map((rule) => ({
      code: rule.code, territory: rule.territory, cell_code: rule.cell, category_code: rule.category, subject_type: rule.subject_type,
      band_from_minute: rule.band_from, band_to_minute: rule.band_to, lead_department_code: rule.department,
      lead_post_code: rule.post, lead_post_kind: rule.post_kind, assist_department_codes: rule.assists,
      legal_basis: rule.legal_basis, valid: rangeText(rule),
    })));
  },
});

interface RuleRow {
  rowNumber: number;
  values: { assists: string[] };
}

async function fitsTogether(desk: ReferenceDesk, row: RuleRow, terms: Terms, departments: ReadonlySet<string>): Promise<boolean> {
  const { band_from: from, band_to: to, post, post_kind: kind } = terms;
  const { assists } = row.values;
  if ((from === null) !== (to === null)) {
    await desk.reject(row, from === null ? "band_from" : "band_to", "missing", "", "A time band needs both its ends.");
    return false;
  }
  if (from === 1440 || (from !== null && from === to)) {
    await desk.reject(row, "band_from", "empty_period", String(from), "The time band is empty; leave both ends out for the whole day.");
    return false;
  }
  if (post !== null && kind !== null) {
    await desk.reject(row, "post_kind", "post_and_kind", kind, `The rule names the post "${post}" and a kind of post; give one of them.`);
    return false;
  }
  if (isEmptyPeriod(terms)) {
    await desk.reject(row, "to", "empty_period", describePeriod(terms, desk.timeZone), "The period ends before it begins.");
    return false;
  }
  const unknown = assists.filter((code) => !departments.has(code));
  if (unknown.length > 0) {
    await desk.reject(row, "assists", "unknown_department", unknown.join(";"), `There is no department with the code ${unknown.map((code) => `"${code}"`).join(", ")}.`);
    return false;
  }
  return true;
}
