import { text } from "../field-readers.ts";
import { optional, type Reading, withDefault } from "../field-table.ts";
import { positionFields } from "./enterprises.ts";
import { nameFields } from "./name-fields.ts";
import { referenceKind } from "./reference-kind.ts";
import { upsertRows } from "./upsert-rows.ts";

const CLASSES = ["I", "II", "III", "IV", "V"];
const SINGLE_SIGNS = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"];

/** A water quality class of GB 3838, written 3, III, Ⅲ or III类. */
export function waterClass(value: string): Reading<number> {
  const plain = value.replace(/类$/, "").trim().toUpperCase();
  const index = Math.max(CLASSES.indexOf(plain), SINGLE_SIGNS.indexOf(plain), ["1", "2", "3", "4", "5"].indexOf(plain));
  if (index === -1) return { reason: "not_a_water_class", message: `"${value}" is not a class of surface water: I, II, III, IV or V (or 1 to 5).` };
  return { value: index + 1 };
}

export const monitoringSections = referenceKind({
  kind: "monitoring-sections",
  summary: "Sections at which rivers are monitored, one a row, each at a point.",
  place: "point",
  fields: {
    ...nameFields("section", "S-07"),
    reach: optional(text, "code of the river reach that it is on", { aliases: ["reach_code"] }),
    target_class: optional(waterClass, "water quality class to be met: I to V or 1 to 5", { aliases: ["targetClass", "水质目标"] }),
    control_level: withDefault(text, "", "who controls it: national, provincial, city, …", { aliases: ["controlLevel"] }),
    ...positionFields,
  },

  async store(rows, desk) {
    const kept = await desk.referring(await desk.firstOfEachCode(rows), "reach", "river_reach", (row) => row.values.reach);
    await upsertRows(desk, "monitoring_section", kept.map(({ values, position }) => ({
      code: values.code, name_zh: values.name, name_en: values.name_en, reach_code: values.reach,
      target_class: values.target_class, control_level: values.control_level, lng: position?.[0], lat: position?.[1],
    })));
  },
});
