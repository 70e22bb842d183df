import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ErrorBody } from "../../../server/contract/error.ts";
import { streamEventSchema } from "../../../server/contract/event.ts";
import type { Summary } from "../../../server/contract/summary.ts";
import type { ChangeSet } from "../../../server/contract/change-set.ts";
import { apply, type ChangeCity, draftWithSwapped, get, incidentOf, openChangeCity, preview, reportAt, send, siblings } from "./change-city.ts";

let city: ChangeCity;
beforeAll(async () => { city = await openChangeCity(); });
afterAll(() => city.store.close());

const chiefOf = (village: number) => `p-${city.villageCodes[village]}`;
const eventsAfter = (seq: number) => city.store.kysely.selectFrom("event").selectAll().where("seq", ">", seq).orderBy("seq").execute();
const lastSeq = async () => (await city.store.kysely.selectFrom("event").select((eb) => eb.fn.max("seq").as("seq")).executeTakeFirstOrThrow()).seq;
const refusalOf = (body: unknown) => (body as ErrorBody).error;
/** The edition in force, as later drafts are copies of it. */
let inForce: number | undefined;
const swap = (pair: readonly [number, number], effectiveFrom?: string) => draftWithSwapped(city, [pair], effectiveFrom, inForce);

describe("a draft edition", () => {
  test("shows before whose incidents move, and moves exactly those with it when applied", async () => {
    const [one, other] = siblings(city)[0]!;
    const elsewhere = [...city.villageCodes.keys()].find((village) => village !== one && village !== other)!;
    const [moving, held, staying] = [await reportAt(city, one, { title: "搬" }), await reportAt(city, one), await reportAt(city, elsewhere)];
    const nowhere = await reportAt(city, one, { position: null });
    await send(city.app, "POST", `/api/incidents/${held.id}/reassign`, { departmentCode: "hotline", reason: "专人跟办" });
    const [heldBefore, before] = [await incidentOf(city.app, held.id), await get<Summary>(city.app, "/api/summary?depth=4")];
    const draft = await swap([one, other]);
    const subject = { kind: "edition", editionId: draft } as const;

    const { body: shown } = await preview(city.app, subject);

    expect(shown).toMatchObject({ openIncidents: 4, movingIncidents: 1, handedOver: 1, heldByOverride: 1, withoutOwner: 0, appliesNow: true, bbox: expect.any(Array) as unknown });
    expect(shown.flows).toEqual([{ count: 1, from: expect.objectContaining({ cell: null, person: expect.objectContaining({ code: chiefOf(one) }) as unknown }) as unknown, to: expect.objectContaining({ person: expect.objectContaining({ code: chiefOf(other) }) as unknown }) as unknown }]);
    expect(shown.incidents).toMatchObject([{ incident: { id: moving.id, person: { code: chiefOf(one) } }, after: { cell: { code: city.villageCodes[other] }, person: { code: chiefOf(other) } } }]);
    expect(shown.areaSquareMetres).toBeGreaterThan(0);
    expect(await incidentOf(city.app, moving.id)).toEqual(moving);

    const seq = await lastSeq();
    const { status, body: changeSet } = await apply(city.app, subject, shown.basis, {}, { by: "管理员" });
    const events = await eventsAfter(seq!);
    inForce = draft;

    expect(status).toBe(201);
    expect(changeSet).toMatchObject({ subject, by: "管理员", reason: "边界调整", movedIncidents: 1, handedOver: 1 });
    expect(events.map(({ type, incident_id }) => [type, incident_id])).toEqual([["edition.published", null], ["incident.reassigned", moving.id], ["change_set.applied", null]]);
    for (const event of events) expect(streamEventSchema.safeParse({ seq: event.seq, at: event.at.toISOString(), type: event.type, ...event.payload as object }).error).toBeUndefined();
    expect(await incidentOf(city.app, moving.id)).toMatchObject({ cell: { code: city.villageCodes[other] }, person: { code: chiefOf(other) }, explanation: { edition: { id: draft }, at: changeSet.appliedAt }, override: null });
    expect(await incidentOf(city.app, held.id)).toEqual(heldBefore);
    expect(await incidentOf(city.app, staying.id)).toEqual(staying);
    expect(await incidentOf(city.app, nowhere.id)).toEqual(nowhere);
    const after = await get<Summary>(city.app, "/api/summary?depth=4");
    expect([after.total, after.byResult]).toEqual([before.total, before.byResult]);
    expect(after.byCell.find(({ code }) => code === city.villageCodes[other])?.count ?? 0).toBe((before.byCell.find(({ code }) => code === city.villageCodes[other])?.count ?? 0) + 1);
    expect((await get<{ items: ChangeSet[] }>(city.app, "/api/change-sets")).items[0]).toEqual(changeSet);
    expect((await get<{ items: unknown[] }>(city.app, `/api/incidents/${moving.id}/events`)).items.at(-1)).toMatchObject({ type: "incident.reassigned", by: "管理员", changeSetId: changeSet.id, before: { person: { code: chiefOf(one) } }, after: { person: { code: chiefOf(other) } } });
  });

  test("is applied once by two who do so at the same time", async () => {
    const [one, other] = siblings(city)[1]!;
    await reportAt(city, one);
    const subject = { kind: "edition", editionId: await swap([one, other]) } as const;
    const { body: { basis } } = await preview(city.app, subject);
    const seq = await lastSeq();

    const answers = await Promise.all([apply(city.app, subject, basis), apply(city.app, subject, basis), apply(city.app, subject, basis)]);
    inForce = subject.editionId;

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await eventsAfter(seq!)).filter(({ type }) => type === "change_set.applied")).toHaveLength(1);
  });

  test("is refused when an incident has come that would move too, and nothing is changed", async () => {
    const [one, other] = siblings(city)[2]!;
    const subject = { kind: "edition", editionId: await swap([one, other]) } as const;
    const { body: { basis } } = await preview(city.app, subject);
    const late = await reportAt(city, one);
    const seq = await lastSeq();

    const refused = await apply(city.app, subject, basis);

    expect(refused.status).toBe(409);
    expect(refusalOf(refused.body).details).toMatchObject([{ field: "body.basis" }]);
    expect(await lastSeq()).toBe(seq);
    expect(await incidentOf(city.app, late.id)).toEqual(late);
    expect(await city.store.kysely.selectFrom("boundary_edition").select("status").where("id", "=", subject.editionId).executeTakeFirst()).toEqual({ status: "draft" });
    const { body: again } = await preview(city.app, subject);
    expect((await apply(city.app, subject, again.basis)).status).toBe(201);
    inForce = subject.editionId;
  });

  test("under a key is applied once, and another request under that key is refused", async () => {
    const subject = { kind: "edition", editionId: await swap(siblings(city)[0]!) } as const;
    const { body: { basis } } = await preview(city.app, subject);
    const key = { "idempotency-key": "change-1" };
    const first = await apply(city.app, subject, basis, key);
    inForce = subject.editionId;

    const [again, other] = [await apply(city.app, subject, basis, key), await apply(city.app, subject, basis, key, { reason: "别的" })];

    expect([first.status, again.status, other.status]).toEqual([201, 201, 409]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotent-replay")).toBe("true");
  });

  test("that takes effect later shows what would move on that day, and is not applied before", async () => {
    const [one, other] = siblings(city)[0]!;
    const moving = await reportAt(city, one);
    const subject = { kind: "edition", editionId: await swap([one, other], "2099-01-01T00:00:00Z") } as const;

    const { body: shown } = await preview(city.app, subject);
    const refused = await apply(city.app, subject, shown.basis);

    expect(shown).toMatchObject({ appliesNow: false, asOf: expect.stringContaining("2099-01-01") as unknown });
    expect(shown.incidents.map(({ incident: { id } }) => id)).toContain(moving.id);
    expect(refused.status).toBe(409);
    expect(refusalOf(refused.body).message).toContain("in_force");
  });

  test.each([
    ["does not exist", async () => 9999, 404],
    ["is published", async () => city.small.editionId, 409],
    ["has been edited since it was checked", async () => {
      const id = await swap(siblings(city)[0]!);
      await city.store.kysely.updateTable("boundary_edition").set({ checked_at: null }).where("id", "=", id).execute();
      return id;
    }, 409],
  ])("that %s is refused", async (_what, make, status) => {
    const subject = { kind: "edition", editionId: await make() } as const;

    expect((await preview(city.app, subject)).status).toBe(status);
    expect((await apply(city.app, subject, "x")).status).toBe(status);
  });
});
