import { expect, test } from "vitest";
import { createResponsibilityResolver } from "../../../server/assignment/resolve-responsibility.ts";
import { createZoneClock } from "../../../server/assignment/zone-clock.ts";
import { aDepartment, anEdition, aPost, aRule, ms, someResponsibilities } from "../../support/assignment-builders.ts";

const edition = anEdition();
const question = (code: string, categoryCode: string) =>
  ({ owner: { edition, place: edition.placeOf(code) }, categoryCode, subjectType: null, atMs: ms("2024-06-01T00:00:00Z") });

test("the same place to ask is the same object, so that duties can be remembered by it", () => {
  const resolve = createResponsibilityResolver(someResponsibilities({
    rules: [aRule({ code: "R", categoryCode: "N", leadPostKind: "officer" })],
    posts: [aPost({ code: "P1", territory: "demo", cellCode: "V1" }), aPost({ code: "P2", territory: "demo", cellCode: "V2" })],
    departments: [aDepartment("D1"), aDepartment("D2")], firstContactCode: "D2",
  }), createZoneClock("Asia/Shanghai"));

  const [first, again, elsewhere] = [question("V1", "N1"), question("V1", "N2"), question("V2", "N1")].map((asked) => resolve(asked).duty);

  expect(first).toEqual({ postCode: "P1", departmentCode: "D1" });
  expect(again).toBe(first);
  expect(elsewhere).toEqual({ postCode: "P2", departmentCode: "D1" });
  expect(resolve(question("V1", "W")).duty).toBe(resolve(question("V2", "W")).duty);
});
