import { count, text } from "../field-readers.ts";
import { optional, required } from "../field-table.ts";

/** What a cell of a boundary file may say beside its shape. */
export const cellFields = {
  code: required(text, "identity of the cell inside its edition; numbers are taken as text", { aliases: ["编码", "编号"] }),
  name: optional(text, "name in the local language; the code where there is none", { aliases: ["name_zh", "nameZh", "名称"] }),
  name_en: optional(text, "name in English", { aliases: ["nameEn"] }),
  parent: optional(text, "code of the cell above; where there is none it is found by containment when the edition is checked", { aliases: ["parent_code", "parentCode", "上级编码"] }),
  population: optional(count, "people who live there", { aliases: ["pop"] }),
  level: optional(text, "level of the cell, where one file holds several; else --level", { aliases: ["level_code"] }),
};
