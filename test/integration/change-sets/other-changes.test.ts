import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RuleDraft } from "../../../server/contract/responsibility.ts";
import { lockReferences } from "../../../server/imports/reference/lock-references.ts";
import { apply, type ChangeCity, get, incidentOf, openChangeCity, preview, reportAt, send } from "./change-city.ts";

let city: ChangeCity;
beforeAll(async () => { city = await openChangeCity(); });
afterAll(() => city.store.close());

const chiefOf = (village: number) => `p-${city.villageCodes[village]}`;
const IN_FORCE = { kind: "in_force" } as const;
const RULE = { cellCode: null, categoryCode: "water", subjectType: null, timeBand: null, leadDepartmentCode: "bureau", leadPostCode: "bureau-noise", leadPostKind: null, assistDepartmentCodes: [], legalBasis: "" };

async function draftOf(changes: unknown[]): Promise<number> {
  const { body: { id, revision } } = await send<RuleDraft>(city.app, "POST", "/api/responsibility/drafts", { name: "矩阵草案" });
  const { status, body } = await send(city.app, "PUT", `/api/responsibility/drafts/${id}`, { expectedRevision: revision, changes });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return id;
}

/** Somebody else takes over the post now. */
async function takeOver(village: number, person: string): Promise<void> {
  const { kysely: db } = city.store;
  const code = `chief-${city.villageCodes[village]}`;
  await db.updateTable("post_holding").set({ held: sql<string>`tstzrange(null, now())` }).where("post_code", "=", code).execute();
  const { id } = await db.selectFrom("post").select("id").where("code", "=", code).executeTakeFirstOrThrow();
  await db.insertInto("person").values({ code: person, name: person }).onConflict((conflict) => conflict.doNothing()).execute();
  await db.insertInto("post_holding").values({ post_code: code, post_id: id, person_code: person, role: "holder", held: sql<string>`tstzrange(now(), null)` }).execute();
  await city.deps.liveAssigner.refresh();
}

describe("what is in force", () => {
  test("gives open incidents to who holds the posts now, and after that moves nothing", async () => {
    const [moved, staying] = [await reportAt(city, 0), await reportAt(city, 1)];
    await takeOver(0, "xin");

    const { body: shown } = await preview(city.app, IN_FORCE);
    const { status, body: changeSet } = await apply(city.app, IN_FORCE, shown.basis, {}, { reason: "换人" });
    const { body: again } = await preview(city.app, IN_FORCE);

    expect(shown).toMatchObject({ movingIncidents: 1, areaSquareMetres: 0, bbox: null, enterprisesMoving: 0, flows: [{ count: 1, from: { person: { code: chiefOf(0) } }, to: { person: { code: "xin" } } }] });
    expect([status, changeSet.movedIncidents]).toEqual([201, 1]);
    expect(await incidentOf(city.app, moved.id)).toMatchObject({ person: { code: "xin" }, cell: moved.cell });
    expect(await incidentOf(city.app, staying.id)).toEqual(staying);
    expect(again).toMatchObject({ movingIncidents: 0, flows: [], incidents: [] });
  });

  test("waits for an import of people that is being stored, and is refused when that changed what was shown", async () => {
    await reportAt(city, 11);
    await takeOver(11, "xin-11");
    const { body: { basis } } = await preview(city.app, IN_FORCE);
    const code = `chief-${city.villageCodes[11]}`;
    let applied: ReturnType<typeof apply> | undefined;
    await city.store.kysely.transaction().execute(async (trx) => {
      await lockReferences(trx);
      await trx.deleteFrom("post_holding").where("post_code", "=", code).where("person_code", "=", "xin-11").execute();
      applied = apply(city.app, IN_FORCE, basis);
      // Long enough for it to have read everything, had it not waited.
      await sleep(1500);
    });

    expect((await applied!).status).toBe(409);
  });

  test("applied by two at the same time is applied once", async () => {
    await reportAt(city, 2);
    await takeOver(2, "xin-2");
    const { body: { basis } } = await preview(city.app, IN_FORCE);

    const answers = await Promise.all([apply(city.app, IN_FORCE, basis), apply(city.app, IN_FORCE, basis)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test("leaves alone what somebody has overridden; released, it goes to who answers now", async () => {
    const held = await reportAt(city, 3);
    await send(city.app, "POST", `/api/incidents/${held.id}/reassign`, { departmentCode: "hotline", reason: "专人" });
    const before = await incidentOf(city.app, held.id);
    await takeOver(3, "xin-3");

    const { body: shown } = await preview(city.app, IN_FORCE);
    const applied = await apply(city.app, IN_FORCE, shown.basis);

    expect([shown.movingIncidents, shown.heldByOverride, applied.body.movedIncidents]).toEqual([0, 1, 0]);
    expect(await incidentOf(city.app, held.id)).toEqual(before);
    await send(city.app, "POST", `/api/incidents/${held.id}/release-override`, { reason: "交回" });
    expect(await incidentOf(city.app, held.id)).toMatchObject({ person: { code: "xin-3" }, override: null });
  });

  test("tells who would be without an owner", async () => {
    await reportAt(city, 4);
    await city.store.kysely.updateTable("post_holding").set({ held: sql<string>`tstzrange(null, now())` }).where("post_code", "=", `chief-${city.villageCodes[4]}`).execute();

    const { body: shown } = await preview(city.app, IN_FORCE);

    expect([shown.movingIncidents, shown.withoutOwner]).toEqual([1, 1]);
    expect((await apply(city.app, IN_FORCE, shown.basis)).status).toBe(201);
  });
});

describe("a draft of the rules", () => {
  test("moves what it changes and nothing else, with the rules that apply from then on", async () => {
    const [water, noise, behind] = [await reportAt(city, 5), await reportAt(city, 5, { categoryCode: "noise-shop" }), await reportAt(city, 6, { categoryCode: "noise-shop", occurredAt: "2026-06-15T10:00:00+08:00" })];
    const subject = { kind: "rules", draftId: await draftOf([{ op: "change", code: "R-water", rule: RULE }]) } as const;

    const { body: shown } = await preview(city.app, subject);
    const { status, body: changeSet } = await apply(city.app, subject, shown.basis);

    expect(status).toBe(201);
    expect(changeSet.movedIncidents).toBe(shown.movingIncidents);
    expect(await incidentOf(city.app, water.id)).toMatchObject({ department: { code: "bureau" }, person: { code: "wang" }, explanation: { at: changeSet.appliedAt, rules: [{ code: "R-water@2", outcome: "won" }, { code: "R-water", outcome: "lost", reason: "not_in_force" }] } });
    expect(await incidentOf(city.app, noise.id)).toEqual(noise);
    // Its deputy of then would be the holder now: that is for in_force to say, not for a draft about water.
    expect(await incidentOf(city.app, behind.id)).toEqual(behind);
    expect(await get(city.app, `/api/responsibility/drafts/${subject.draftId}`)).toMatchObject({ state: "applied" });
    expect((await preview(city.app, subject)).status).toBe(409);
    expect((await apply(city.app, subject, shown.basis)).status).toBe(409);
  });

  test("that was edited since its preview is not applied", async () => {
    const draftId = await draftOf([{ op: "change", code: "R-water@2", rule: { ...RULE, leadDepartmentCode: "hotline", leadPostCode: "hotline-head" } }]);
    const { body: { basis } } = await preview(city.app, { kind: "rules", draftId });
    const { revision } = await get<RuleDraft>(city.app, `/api/responsibility/drafts/${draftId}`);
    await send(city.app, "PUT", `/api/responsibility/drafts/${draftId}`, { expectedRevision: revision, changes: [{ op: "change", code: "R-water@2", rule: { ...RULE, legalBasis: "新依据" } }] });

    expect((await apply(city.app, { kind: "rules", draftId }, basis)).status).toBe(409);
    expect(await get(city.app, `/api/responsibility/drafts/${draftId}`)).toMatchObject({ state: "open" });
  });

  test("that does not exist is not found", async () => {
    expect((await preview(city.app, { kind: "rules", draftId: 999 })).status).toBe(404);
    expect((await apply(city.app, { kind: "rules", draftId: 999 }, "x")).status).toBe(404);
  });
});

test("a body that is not understood is refused by its place", async () => {
  expect((await send(city.app, "POST", "/api/change-sets/preview", { subject: { kind: "all" } })).status).toBe(400);
  expect((await send(city.app, "POST", "/api/change-sets", { subject: IN_FORCE, basis: "x", reason: " " })).status).toBe(400);
  expect(await get(city.app, "/api/change-sets/progress")).toEqual({ items: [] });
});
