import { expect, test } from "vitest";
import { InvalidError } from "../../../server/errors.ts";
import { count, text } from "../../../server/imports/field-readers.ts";
import { optional, required } from "../../../server/imports/field-table.ts";
import { INCIDENT_FIELDS } from "../../../server/imports/incidents/incident-fields.ts";
import { readRow, resolveColumns } from "../../../server/imports/resolve-columns.ts";

const fields = {
  code: required(text, "identity"),
  name: required(text, "name", { aliases: ["名称"] }),
  population: optional(count, "people"),
};
const context = { timeZone: "Asia/Shanghai" };
const resolve = (columns: string[], map: Record<string, string> = {}, set: Record<string, string> = {}) =>
  resolveColumns({ kind: "cells", fields, columns, options: { map, set }, context });

function refusalOf(run: () => unknown): InvalidError {
  try {
    run();
  } catch (error) {
    if (error instanceof InvalidError) return error;
  }
  throw new Error("it was not refused");
}

test("an unmapped field takes the column of its own name, in any case, or of an alias", () => {
  expect(resolve(["CODE", "名称", "x"])).toEqual({ code: { column: 0, name: "CODE" }, name: { column: 1, name: "名称" }, population: undefined });
});

test.each([
  ["登记时间", "reported_at"], ["受理时间", "reported_at"], ["created_at", "reported_at"], ["发生时间", "occurred_at"], ["date", "occurred_at"], ["投诉类别", "category"], ["类别", "category"],
  ["标题", "title"], ["内容", "description"], ["地址", "address"], ["经度", "x"], ["longitude", "x"], ["纬度", "y"], ["工单号", "external_id"], ["编号", "external_id"], ["id", "external_id"], ["渠道", "channel"],
] as const)("a column %s of incidents is their %s", (column, field) => {
  const places = resolveColumns({ kind: "incidents", fields: INCIDENT_FIELDS, columns: ["x1", column], options: { map: {}, set: field === "category" ? {} : { category: "noise" } }, context });

  expect(places[field]).toEqual({ column: 1, name: column });
});

test("a mapping wins over the column of the same name, and an empty one leaves the field out", () => {
  const places = resolve(["code", "name", "population", "id"], { code: "id", population: "" });

  expect(places.code).toEqual({ column: 3, name: "id" });
  expect(places.population).toBeUndefined();
});

test("a set value serves every row and is read once", () => {
  expect(resolve(["code", "name"], {}, { population: "1,200" }).population).toEqual({ constant: 1200 });
});

test("everything wrong is told at once, with what was probably meant and what there is", () => {
  const { message, details } = refusalOf(() => resolve(["code", "nome"], { nmae: "nome", population: "Popultion" }, { population: "many" }));

  expect(details.map((detail) => detail.field)).toEqual(["map.nmae", "name", "map.population"]);
  expect(message).toContain('Did you mean "name"?');
  expect(message).toContain("The file has: code, nome.");
});

test("a column name that occurs twice cannot be meant", () => {
  expect(refusalOf(() => resolve(["code", "name", "a", "a"], { population: "a" })).message).toContain("several columns");
});

test("a row gives its values, and every field that cannot be read is told", () => {
  const places = resolve(["code", "name", "population"]);
  const refused: string[] = [];

  expect(readRow(fields, places, [" 12 ", "x", ""], context, () => undefined)).toEqual({ code: "12", name: "x", population: null });
  expect(readRow(fields, places, ["", "x", "-3"], context, (field, reason) => refused.push(`${field} ${reason}`))).toBeUndefined();
  expect(refused).toEqual(["code missing", "population negative"]);
});
