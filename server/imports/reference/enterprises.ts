import { decimal, text } from "../field-readers.ts";
import { optional, withDefault } from "../field-table.ts";
import { nameFields } from "./name-fields.ts";
import { referenceKind } from "./reference-kind.ts";
import { upsertRows } from "./upsert-rows.ts";

export const positionFields = {
  x: optional(decimal, "longitude in the system that --crs states; not needed for GeoJSON points", { aliases: ["lng", "lon", "longitude", "经度"] }),
  y: optional(decimal, "latitude in the system that --crs states", { aliases: ["lat", "latitude", "纬度"] }),
};

export const enterprises = referenceKind({
  kind: "enterprises",
  summary: "Enterprises and other sources of pollution, one a row, each at a point.",
  place: "point",
  fields: {
    ...nameFields("enterprise", "E-00042"),
    credit_code: optional(text, "unified social credit code", { aliases: ["creditCode", "统一社会信用代码"] }),
    kind: withDefault(text, "", "kind of enterprise, in the words of the bureau", { aliases: ["industry"] }),
    subject_type: optional(text, "subject type that rules distinguish, such as construction_site", { aliases: ["subjectType"] }),
    ...positionFields,
  },

  async store(rows, desk) {
    const kept = await desk.firstOfEachCode(rows);
    await upsertRows(desk, "enterprise", kept.map(({ values, position }) => ({
      code: values.code, name_zh: values.name, name_en: values.name_en, credit_code: values.credit_code,
      kind: values.kind, subject_type: values.subject_type, lng: position?.[0], lat: position?.[1],
    })));
  },
});
