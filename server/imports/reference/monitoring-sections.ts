import { readWaterClass } from "../../../geo/index.ts";
import { oneOf, text } from "../field-readers.ts";
import { optional, type Reading, withDefault } from "../field-table.ts";
import { positionFields } from "./enterprises.ts";
import { nameFields } from "./name-fields.ts";
import { referenceKind } from "./reference-kind.ts";
import { upsertRows } from "./upsert-rows.ts";

/** A water quality class of GB 3838 that can be a target, written 3, III, Ⅲ or III类. */
export function waterClass(value: string): Reading<number> {
  const read = readWaterClass(value);
  if (read === undefined || read === 6) return { reason: "not_a_water_class", message: `"${value}" is not a class of surface water: I, II, III, IV or V (or 1 to 5).` };
  return { value: read };
}

export const monitoringSections = referenceKind({
  kind: "monitoring-sections",
  summary: "Sections at which rivers are monitored, one a row, each at a point.",
  place: "point",
  fields: {
    ...nameFields("section", "S-07"),
    reach: optional(text, "code of the river reach that it is on", { aliases: ["reach_code", "河段", "所在河段", "河段编码"] }),
    target_class: optional(waterClass, "water quality class to be met: I to V or 1 to 5", { aliases: ["targetClass", "水质目标"] }),
    control_level: withDefault(text, "", "who controls it: national, provincial, city, …", { aliases: ["controlLevel"] }),
    water_body: withDefault(oneOf({ river: ["河流", "河"], lake: ["湖库", "湖泊", "水库", "reservoir"] }), "river", "river or lake (reservoirs too): which limits judge it", { aliases: ["waterBody", "水体类型"] }),
    ...positionFields,
  },

  async store(rows, desk) {
    const kept = await desk.referring(await desk.firstOfEachCode(rows), "reach", "river_reach", (row) => row.values.reach);
    await upsertRows(desk, "monitoring_section", kept.map(({ values, position }) => ({
      code: values.code, name_zh: values.name, name_en: values.name_en, reach_code: values.reach,
      target_class: values.target_class, control_level: values.control_level, water_body: values.water_body, lng: position?.[0], lat: position?.[1],
    })));
  },
});
