import fc from "fast-check";
import { expect, test } from "vitest";
import { createAssigner } from "../../../server/assignment/create-assigner.ts";
import {
  aCell, aDepartment, aHolding, anEdition, anInput, aPerson, aPost, aRule, aSnapshot, COUNTY, ms, type ResponsibilityParts, SETTINGS,
} from "../../support/assignment-builders.ts";
import { propertyRuns } from "../../support/property-runs.ts";

const STAFF: ResponsibilityParts = {
  departments: [aDepartment("D1", "H1"), aDepartment("D2"), aDepartment("FIRST", "HF")],
  people: [aPerson("A"), aPerson("B"), aPerson("HEAD"), aPerson("CHIEF")],
  posts: [
    aPost({ code: "OV1", kind: "officer", cellCode: "V1", holdings: [aHolding("A")] }),
    aPost({ code: "OT1", kind: "officer", cellCode: "T1", holdings: [aHolding("B")] }),
    aPost({ code: "H1", kind: "head", holdings: [aHolding("HEAD")] }),
    aPost({ code: "HF", kind: "head", departmentCode: "FIRST", holdings: [aHolding("CHIEF")] }),
  ],
  firstContactCode: "FIRST",
};
const assignerFor = (parts: ResponsibilityParts = {}, editions = [anEdition()]) => createAssigner(aSnapshot({ ...STAFF, ...parts }, editions), SETTINGS);

test("one rule, one post, one person on duty", () => {
  const assignment = assignerFor({ rules: [aRule({ code: "R", leadPostCode: "OT1" })] }).assign(anInput());

  expect(assignment).toMatchObject({
    editionId: 1, territory: "demo", cellCode: "V1", jurisdictionCode: "C", cellMethod: "inside", nearBoundary: false,
    departmentCode: "D1", postCode: "OT1", personCode: "B", dutyChain: null,
  });
  expect(assignment.basis.result).toBe("clear");
});

test.each([
  ["the owning cell", 112.05, "OV1", "A"],
  ["the deepest cell above that has one", 112.15, "OT1", "B"],
])("a kind of post is looked for on %s", (_where, lng, postCode, personCode) => {
  const assigner = assignerFor({ rules: [aRule({ code: "R", leadPostKind: "officer" })] });

  expect(assigner.assign(anInput({ position: { lng, lat: 32.05 } }))).toMatchObject({ postCode, personCode, dutyChain: null });
});

test("no post of that kind: the department's head is asked, visibly", () => {
  const assigner = assignerFor({ rules: [aRule({ code: "R", leadPostKind: "officer" })] });

  const assignment = assigner.assign(anInput({ position: { lng: 112.25, lat: 32.05 } }));

  expect(assignment).toMatchObject({ cellCode: "V3", postCode: null, personCode: "HEAD" });
  expect(assignment.dutyChain?.map((step) => `${step.role} ${step.outcome}`)).toEqual(["holder vacant", "department_head on_duty"]);
});

test("a rule that names no post leads to the department's head", () => {
  expect(assignerFor({ rules: [aRule({ code: "R" })] }).assign(anInput())).toMatchObject({ postCode: "H1", personCode: "HEAD", dutyChain: null });
});

test("equally specific rules leave the incident with nobody until it is settled", () => {
  const assignment = assignerFor({ rules: [aRule({ code: "R1" }), aRule({ code: "R2", leadDepartmentCode: "D2" })] }).assign(anInput());

  expect(assignment).toMatchObject({ cellCode: "V1", departmentCode: null, postCode: null, personCode: null, dutyChain: null });
  expect(assignment.basis).toMatchObject({ result: "ambiguous", rules: [{ code: "R1", outcome: "tied" }, { code: "R2", outcome: "tied" }] });
});

test("no rule: the head of the first-contact department", () => {
  const assignment = assignerFor().assign(anInput());

  expect(assignment).toMatchObject({ departmentCode: "FIRST", postCode: "HF", personCode: "CHIEF" });
  expect(assignment.basis).toMatchObject({ result: "gap", rules: [] });
});

test("no rule and no first-contact department: a gap with nobody", () => {
  expect(assignerFor({ firstContactCode: null }).assign(anInput())).toMatchObject({ basis: { result: "gap" }, departmentCode: null, personCode: null });
});

test.each([
  ["outside every cell", { position: { lng: 110, lat: 30 } }, "none"],
  ["without a position", { position: null }, "no_position"],
])("%s the incident is unassigned", (_what, input, cellMethod) => {
  expect(assignerFor({ rules: [aRule({ code: "R" })] }).assign(anInput(input))).toMatchObject({
    cellMethod, editionId: null, territory: null, cellCode: null, jurisdictionCode: null, basis: { result: "unassigned" }, departmentCode: null,
  });
});

test("without a category only the cell is answered for", () => {
  expect(assignerFor({ rules: [aRule({ code: "R" })] }).assign(anInput({ categoryCode: null }))).toMatchObject({
    cellCode: "V1", basis: { result: "unassigned", rules: [] }, departmentCode: null,
  });
});

// A degree of longitude is about 94,500 m here; V1 ends at 112.1.
test.each([
  ["29 m from the neighbour", 29, null, true],
  ["31 m from the neighbour", 31, null, false],
  ["100 m away with an accuracy of 120 m", 100, 120, true],
  ["100 m away with an accuracy of 90 m", 100, 90, false],
])("%s", (_what, metres, accuracyMetres, nearBoundary) => {
  const assignment = assignerFor().assign(anInput({ position: { lng: 112.1 - metres / 94_440, lat: 32.05 }, accuracyMetres }));

  expect(assignment.nearestOtherCode).toBe("V2");
  expect(assignment.nearestOtherMetres).toBeCloseTo(metres, 0);
  expect(assignment.nearBoundary).toBe(nearBoundary);
});

test.each([
  ["2023-12-31T15:59:59.999Z", 1, "V1"],
  ["2023-12-31T16:00:00.000Z", 2, "V2"],
])("the edition is the one in force when it occurred: %s", (at, editionId, cellCode) => {
  const swapped = COUNTY.map((cell) => (cell.code === "V1" ? { ...cell, code: "V2" } : cell.code === "V2" ? { ...cell, code: "V1" } : cell));
  const editions = [anEdition(), anEdition({ id: 2, effectiveFromMs: ms("2023-12-31T16:00:00Z") }, swapped)];

  expect(assignerFor({}, editions).assign(anInput({ at: new Date(at) }))).toMatchObject({ editionId, cellCode });
});

test("before the first edition of a territory nothing is in force", () => {
  const assigner = assignerFor({}, [anEdition({ effectiveFromMs: ms("2024-01-01T00:00:00Z") })]);

  expect(assigner.assign(anInput({ at: new Date("2023-06-01T00:00:00Z") })).cellMethod).toBe("none");
});

test("equal explanations are one object", () => {
  const assigner = assignerFor({ rules: [aRule({ code: "R" })] });

  const [one, other] = assigner.assignMany([anInput(), anInput({ position: { lng: 112.25, lat: 32.05 }, categoryCode: "N2" })]);

  expect(one?.basis).toBe(other?.basis);
  expect(assigner.assign(anInput()).basis).toBe(one?.basis);
});

test("a rule of one territory says nothing in another", () => {
  const shifted = [aCell("X", 1, null, [113, 32, 113.4, 32.1])];
  const assigner = assignerFor({ rules: [aRule({ code: "R", territory: "demo" })] }, [anEdition(), anEdition({ id: 2, territory: "east" }, shifted)]);

  const results = [112.05, 113.05].map((lng) => assigner.assign(anInput({ position: { lng, lat: 32.05 } })).basis.result);

  expect(results).toEqual(["clear", "gap"]);
});

test("a time band is meant in local time", () => {
  const assigner = assignerFor({ rules: [aRule({ code: "NIGHT", timeBand: { fromMinute: 22 * 60, toMinute: 6 * 60 } })] });

  const results = ["2024-06-01T13:59:59Z", "2024-06-01T14:00:00Z", "2024-06-01T21:59:59Z", "2024-06-01T22:00:00Z"]
    .map((at) => assigner.assign(anInput({ at: new Date(at) })).basis.result);

  expect(results).toEqual(["gap", "clear", "clear", "gap"]);
});

test("many at once are answered as one by one", () => {
  const rules = [
    aRule({ code: "R1", cellCode: "T1", categoryCode: "N", leadPostKind: "officer" }),
    aRule({ code: "R2", categoryCode: "N1", timeBand: { fromMinute: 1320, toMinute: 360 }, leadPostCode: "OV1" }),
    aRule({ code: "R3", subjectType: "factory", leadDepartmentCode: "D2" }),
    aRule({ code: "R4", cellCode: "V3", fromMs: ms("2024-03-01T00:00:00Z"), toMs: ms("2024-05-01T00:00:00Z") }),
  ];
  const people = [aPerson("A", [{ fromMs: ms("2024-02-01T00:00:00Z"), toMs: ms("2024-04-01T00:00:00Z") }]), aPerson("B"), aPerson("HEAD"), aPerson("CHIEF")];
  const editions = [
    anEdition({ effectiveFromMs: ms("2024-01-15T00:00:00Z") }), anEdition({ id: 2, effectiveFromMs: ms("2024-06-01T00:00:00Z") }),
    anEdition({ id: 3, territory: "west" }, COUNTY.map((cell) => ({ ...cell, code: `W${cell.code}`, parentCode: cell.parentCode && `W${cell.parentCode}` })).slice(0, 3)),
  ];
  const input = fc.record({
    position: fc.option(fc.record({ lng: fc.constantFrom(111.999, 112, 112.05, 112.0999, 112.1, 112.25, 112.35, 113), lat: fc.constantFrom(31.9995, 32, 32.05, 32.2) })),
    accuracyMetres: fc.constantFrom(null, 10, 500),
    categoryCode: fc.constantFrom(null, "N", "N1", "W", "unheard-of"),
    subjectType: fc.constantFrom(null, "factory", "kiosk"),
    at: fc.date({ min: new Date("2024-01-01T00:00:00Z"), max: new Date("2024-12-31T00:00:00Z"), noInvalidDate: true }),
  });
  const shared = assignerFor({ rules, people }, editions);
  fc.assert(fc.property(fc.array(input, { maxLength: 30 }), (inputs) => {
    const afresh = inputs.map((one) => assignerFor({ rules, people }, editions).assign(one));

    expect(shared.assignMany(inputs)).toEqual(afresh);
  }), { numRuns: propertyRuns(30) });
});

test("an incident assigned anew by day keeps the time band in which it occurred, by the rules of now", () => {
  const night = { fromMinute: 22 * 60, toMinute: 6 * 60 };
  const now = "2024-06-02T04:00:00Z";
  const assigner = assignerFor({ rules: [aRule({ code: "old", timeBand: night, toMs: ms(now) }), aRule({ code: "new", timeBand: night, leadDepartmentCode: "D2", fromMs: ms(now) })] });

  const anew = assigner.assign(anInput({ at: new Date(now), occurredAt: new Date("2024-05-31T17:00:00Z") }));

  expect(anew).toMatchObject({ departmentCode: "D2", basis: { result: "clear" } });
  expect(assigner.assign(anInput({ at: new Date(now) })).basis.result).toBe("gap");
});
