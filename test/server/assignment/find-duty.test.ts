import fc from "fast-check";
import { expect, test } from "vitest";
import { createDutyBook, findDuty } from "../../../server/assignment/find-duty.ts";
import type { Responsibilities } from "../../../server/assignment/responsibilities.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { aDepartment, aHolding, aPerson, aPost, ms, someResponsibilities } from "../../support/assignment-builders.ts";

const NOON = ms("2024-06-01T04:00:00Z");
const AWAY = { fromMs: ms("2024-05-30T16:00:00Z"), toMs: ms("2024-06-03T16:00:00Z") };
const PLACE = { postCode: "P1", departmentCode: "D1" };

interface Staff { holder?: boolean; deputy?: boolean; head?: boolean; away?: readonly string[] }

/** Post P1 held by A with deputy B; the head post H of D1 held by C with deputy D. */
function staffed({ holder = true, deputy = true, head = true, away = [] }: Staff = {}): Responsibilities {
  return someResponsibilities({
    departments: [aDepartment("D1", "H")],
    people: ["A", "B", "C", "D"].map((code) => aPerson(code, away.includes(code) ? [AWAY] : [])),
    posts: [
      aPost({ code: "P1", holdings: [...(holder ? [aHolding("A")] : []), ...(deputy ? [aHolding("B", { role: "deputy" })] : [])] }),
      aPost({ code: "H", holdings: head ? [aHolding("C"), aHolding("D", { role: "deputy" })] : [] }),
    ],
  });
}

const told = (staff: Staff, place: Parameters<typeof findDuty>[0] = PLACE) => {
  const { personCode, chain } = findDuty(place, NOON, staffed(staff));
  return [personCode, chain?.map((step) => `${step.role} ${step.postCode ?? "-"} ${step.personCode ?? "-"} ${step.outcome}`) ?? null];
};

test("the holder on duty needs no chain", () => {
  expect(told({})).toEqual(["A", null]);
});

test.each<[string, Staff, string | null, string[]]>([
  ["the holder on leave: the deputy", { away: ["A"] }, "B", ["holder P1 A on_leave", "deputy P1 B on_duty"]],
  ["the post vacant: the deputy", { holder: false }, "B", ["holder P1 - vacant", "deputy P1 B on_duty"]],
  ["both on leave: the head", { away: ["A", "B"] }, "C", ["holder P1 A on_leave", "deputy P1 B on_leave", "department_head H C on_duty"]],
  ["no holder, no deputy: the head", { holder: false, deputy: false }, "C", ["holder P1 - vacant", "deputy P1 - vacant", "department_head H C on_duty"]],
  ["the head on leave too: the head's deputy", { away: ["A", "B", "C"] }, "D",
    ["holder P1 A on_leave", "deputy P1 B on_leave", "department_head H C on_leave", "deputy H D on_duty"]],
  ["nobody at all: visibly nobody", { holder: false, deputy: false, head: false }, null,
    ["holder P1 - vacant", "deputy P1 - vacant", "department_head H - vacant", "deputy H - vacant"]],
])("%s", (_what, staff, person, chain) => {
  expect(told(staff)).toEqual([person, chain]);
});

test("without a post the chain says so and goes to the head", () => {
  expect(told({}, { postCode: null, departmentCode: "D1" })).toEqual(["C", ["holder - - vacant", "department_head H C on_duty"]]);
});

test("the head's own post is not asked twice", () => {
  expect(told({ away: ["C", "D"] }, { postCode: "H", departmentCode: "D1" })).toEqual([null, ["holder H C on_leave", "deputy H D on_leave"]]);
});

test("a department without head post ends the chain visibly", () => {
  const place = { postCode: null, departmentCode: "D9" };
  expect(told({}, place)).toEqual([null, ["holder - - vacant", "department_head - - vacant"]]);
});

test("the end of the leave is told; overlapping leaves end with the last", () => {
  const longer = { fromMs: AWAY.fromMs, toMs: ms("2024-06-10T00:00:00Z") };
  const responsibilities = someResponsibilities({ people: [aPerson("A", [AWAY, longer])], posts: [aPost({ code: "P1", holdings: [aHolding("A")] })] });

  expect(findDuty(PLACE, NOON, responsibilities).chain?.[0]?.until).toBe("2024-06-10T00:00:00.000Z");
});

test.each([
  ["before the hand-over", "2024-05-31T23:59:59.999Z", "A"],
  ["at the hand-over", "2024-06-01T00:00:00.000Z", "B"],
])("a holding is [from, to): %s", (_when, at, person) => {
  const handOver = ms("2024-06-01T00:00:00Z");
  const responsibilities = someResponsibilities({
    people: [aPerson("A"), aPerson("B")],
    posts: [aPost({ code: "P1", holdings: [aHolding("A", { toMs: handOver }), aHolding("B", { fromMs: handOver })] })],
  });

  expect(findDuty(PLACE, ms(at), responsibilities).personCode).toBe(person);
});

test("the duty book gives at every instant what asking afresh gives", () => {
  const instant = fc.integer({ min: 0, max: 40 });
  const period = fc.tuple(instant, instant).map(([a, b]) => ({ fromMs: Math.min(a, b), toMs: Math.max(a, b) + 1 }));
  const leaves = fc.array(period, { maxLength: 3 });
  fc.assert(fc.property(leaves, leaves, leaves, period, period, (a, b, c, held, deputed) => {
    const responsibilities = someResponsibilities({
      departments: [aDepartment("D1", "H")],
      people: [aPerson("A", a), aPerson("B", b), aPerson("C", c)],
      posts: [aPost({ code: "P1", holdings: [aHolding("A", held), aHolding("B", { role: "deputy", ...deputed })] }), aPost({ code: "H", holdings: [aHolding("C")] })],
    });
    const book = createDutyBook(responsibilities);
    const instants = Array.from({ length: 45 }, (_, at) => at - 2);

    expect(instants.map((at) => book(PLACE, at))).toEqual(instants.map((at) => findDuty(PLACE, at, responsibilities)));
  }), { numRuns: propertyRuns(200) });
});
