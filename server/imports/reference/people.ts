import { text } from "../field-readers.ts";
import { optional, required } from "../field-table.ts";
import { referenceKind } from "./reference-kind.ts";
import { upsertRows } from "./upsert-rows.ts";

export const people = referenceKind({
  kind: "people",
  summary: "People who can hold posts, one a row. Which posts they hold is the kind holdings, their absences are leaves.",
  place: "none",
  fields: {
    code: required(text, "identity of the person, such as a staff number; a row with a known code updates it", { aliases: ["编码", "编号"] }),
    name: required(text, "name", { aliases: ["姓名"] }),
    phone: optional(text, "telephone at work", { aliases: ["telephone", "mobile", "电话", "手机"] }),
  },

  async store(rows, desk) {
    const kept = await desk.firstOfEachCode(rows);
    await upsertRows(desk, "person", kept.map(({ values }) => ({ code: values.code, name: values.name, phone: values.phone })));
  },
});
