import { expect, test } from "vitest";
import { createRuleShelf } from "../../../server/assignment/rule-shelf.ts";
import { aRule } from "../../support/assignment-builders.ts";

const rules = [aRule({ code: "R1", cellCode: null }), aRule({ code: "R2", cellCode: "C" }), aRule({ code: "R3", cellCode: "V1" }), aRule({ code: "R4", cellCode: "V2" }), aRule({ code: "R5", cellCode: "V1" })];
const line = (...codes: string[]) => codes.map((code) => ({ code }));

test("of all rules only those of a cell's line and those that name no cell are looked at, each once", () => {
  const shelf = createRuleShelf(rules);
  const codes = (...path: string[]) => shelf(line(...path)).map(({ code }) => code);

  expect(codes("C", "T1", "V1")).toEqual(["R1", "R2", "R3", "R5"]);
  expect(codes("C", "C")).toEqual(["R1", "R2"]);
  expect(codes()).toEqual(["R1"]);
});
