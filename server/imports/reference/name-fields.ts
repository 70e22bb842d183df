import { text } from "../field-readers.ts";
import { optional, required } from "../field-table.ts";

/** The fields by which nearly everything is known. */
export const nameFields = (noun: string, example: string) => ({
  code: required(text, `identity of the ${noun}, such as ${example}; a row with a known code updates it`, { aliases: ["编码", "编号"] }),
  name: required(text, "name in the local language", { aliases: ["name_zh", "nameZh", "名称"] }),
  name_en: optional(text, "name in English", { aliases: ["nameEn"] }),
});

export const cellFields = (purpose: string) => ({
  cell: optional(text, `code of the cell ${purpose}`, { aliases: ["cell_code", "cellCode"] }),
  territory: optional(text, "territory of that cell; needed only where two territories use the same code"),
});
