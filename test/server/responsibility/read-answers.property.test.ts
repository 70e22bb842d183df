import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createResponsibilityResolver } from "../../../server/assignment/resolve-responsibility.ts";
import type { Rule } from "../../../server/assignment/responsibilities.ts";
import { answerFor } from "../../../server/responsibility/checks/find-open-questions.ts";
import { listAreas } from "../../../server/responsibility/matrix/list-areas.ts";
import { createMatrixReader } from "../../../server/responsibility/matrix/read-answers.ts";
import { aRule, anEdition, COUNTY, someResponsibilities } from "../../support/assignment-builders.ts";
import { propertyRuns } from "../../support/property-runs.ts";

const AT_MS = Date.UTC(2026, 5, 1);
const CATEGORIES = ["N", "N1", "N2", "W"];
const SUBJECTS = ["shop", "vendor"];
const edition = anEdition();

const minute = fc.integer({ min: 0, max: 1439 });
const band = fc.record({ fromMinute: minute, toMinute: fc.integer({ min: 1, max: 1440 }) }).filter(({ fromMinute, toMinute }) => fromMinute !== toMinute % 1440);
const rule = fc.record({
  cellCode: fc.option(fc.constantFrom(...COUNTY.map(({ code }) => code))), categoryCode: fc.option(fc.constantFrom(...CATEGORIES)),
  subjectType: fc.option(fc.constantFrom(...SUBJECTS)), timeBand: fc.option(band), territory: fc.constantFrom("demo", null),
});
const rules = fc.array(rule, { maxLength: 14 }).map((drafts): Rule[] => drafts.map((draft, i) => aRule({ ...draft, code: `R${i}` })));
const question = fc.record({
  place: fc.nat(COUNTY.length - 1), categoryCode: fc.constantFrom(...CATEGORIES, "unknown"),
  subjectType: fc.constantFrom(null, ...SUBJECTS, "no rule names it"), minuteOfDay: minute,
});

describe("the matrix", () => {
  test("answers every cell, category, subject and minute as the resolver that assigns incidents does", () => {
    fc.assert(fc.property(rules, fc.array(question, { minLength: 5, maxLength: 30 }), (given, questions) => {
      const responsibilities = someResponsibilities({ rules: given });
      const list = listAreas([edition], given, null);
      const reader = createMatrixReader(responsibilities, AT_MS);
      for (const { place, categoryCode, subjectType, minuteOfDay } of questions) {
        const resolve = createResponsibilityResolver(responsibilities, { minuteOfDay: () => minuteOfDay });
        const { basis } = resolve({ owner: { edition, place }, categoryCode, subjectType, atMs: AT_MS });
        const area = list.areas[list.areaOf("demo", edition.pathOf(place).map((at) => edition.cells[at]!.code))]!;

        const answer = answerFor(reader.answersFor(area.owner, categoryCode), subjectType, minuteOfDay)!;

        expect([answer.result, answer.ruleCodes]).toEqual([basis.result, basis.rules.flatMap(({ outcome, code }) => outcome === "lost" ? [] : code)]);
      }
    }), { numRuns: propertyRuns(150) });
  });

  test("covers every minute of the day once for every subject that it tells apart", () => {
    fc.assert(fc.property(rules, fc.nat(COUNTY.length - 1), fc.constantFrom(...CATEGORIES), (given, place, categoryCode) => {
      const answers = createMatrixReader(someResponsibilities({ rules: given }), AT_MS).answersFor({ edition, place }, categoryCode);
      for (const subject of new Set(answers.map(({ subjectType }) => subjectType))) {
        const own = answers.filter(({ subjectType }) => subjectType === subject);
        const minutes = own.map(({ timeBand }) => timeBand === null ? 1440 : (timeBand.toMinute - timeBand.fromMinute + 1440) % 1440 || 1440);

        expect(minutes.reduce((sum, each) => sum + each, 0)).toBe(1440);
      }
    }), { numRuns: propertyRuns(150) });
  });

  test("counts every undivided cell in exactly one area", () => {
    fc.assert(fc.property(rules, (given) => {
      const { areas } = listAreas([edition], given, null);

      expect(areas.reduce((sum, { leafCells }) => sum + leafCells, 0)).toBe(3);
    }), { numRuns: propertyRuns(50) });
  });
});

describe("an area list", () => {
  test("of many top cells is the territory as a whole and the cells that rules name", () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ ...COUNTY[0]!, code: `T${i}` }));

    const { areas } = listAreas([anEdition({}, many)], [aRule({ code: "R", cellCode: "T7" })], null);

    expect(areas.map(({ cell, leafCells }) => [cell?.code ?? null, leafCells])).toEqual([[null, 59], ["T7", 1]]);
  });

  test("of a chosen cell holds its children and no other branch", () => {
    expect(listAreas([edition], [], "T1").areas.map(({ cell }) => cell?.code)).toEqual(["T1", "V1", "V2"]);
  });
});
