import { expect, test } from "vitest";
import { suggestColumns } from "../../../web/file-head/suggest-columns.ts";

const FIELDS = [{ name: "code", aliases: ["编号"] }, { name: "name", aliases: [] }, { name: "reported_at", aliases: [] }];
const WORDS: Record<string, string[]> = { code: ["编码"], name: ["名称", "Name"], reported_at: ["上报时间", "Reported at"] };
const suggest = (...columns: string[]) => Object.fromEntries(suggestColumns(FIELDS, columns, (field) => WORDS[field] ?? []));

test("own names and aliases come first, in any case and spelling", () => {
  expect(suggest("Name", "编号", "Reported-At")).toEqual({ code: "编号", name: "Name", reported_at: "Reported-At" });
});

test("words of either language are understood, also inside a longer name", () => {
  expect(suggest("岗位编码", "岗位名称", "上报时间（北京）")).toEqual({ code: "岗位编码", name: "岗位名称", reported_at: "上报时间（北京）" });
});

test("a unit behind the name does not hide it", () => {
  expect(Object.fromEntries(suggestColumns([{ name: "w21003", aliases: ["氨氮"] }], ["断面", "氨氮(mg/L)"], () => []))).toEqual({ w21003: "氨氮(mg/L)" });
});

test("no column is given to two fields, and none that fits to none", () => {
  expect(suggest("code name", "")).toEqual({ name: "code name" });
});
