import { expect, test } from "vitest";
import { describePlaces } from "../../../server/responsibility/checks/describe-places.ts";
import { listAreas } from "../../../server/responsibility/matrix/list-areas.ts";
import { aRule, anEdition } from "../../support/assignment-builders.ts";

/** C holds T1 (with V1, V2) and T2 (with V3); rules name every one of them. */
const list = listAreas([anEdition()], ["V1", "V2", "V3"].map((code) => aRule({ code, cellCode: code })), null);

test.each([
  ["nothing", [], "", ""],
  ["everything", ["V1", "V2", "V3"], "C", ""],
  ["all but one", ["V1", "V2"], "C", "T2"],
  ["one branch of two", ["V1"], "V1", ""],
  ["two of three in different branches", ["V1", "V3"], "C", "V2"],
])("%s is told in few words", (_name, codes, areas, except) => {
  const members = new Set(list.areas.flatMap(({ cell }, at) => codes.includes(cell?.code ?? "") ? at : []));

  const told = describePlaces(list, members);

  expect([told.areas.map(({ code }) => code).join(), told.except.map(({ code }) => code).join()]).toEqual([areas, except]);
});

test("an area that is meant itself is told with those of its parts that are not", () => {
  const partly = listAreas([anEdition()], [aRule({ code: "R", cellCode: "V1" })], null);
  const members = new Set(partly.areas.flatMap(({ cell }, at) => cell?.code === "T1" ? at : []));

  const told = describePlaces(partly, members);

  expect([told.areas.map(({ code }) => code), told.except.map(({ code }) => code)]).toEqual([["T1"], ["V1"]]);
});
