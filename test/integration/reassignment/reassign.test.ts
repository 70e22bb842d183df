import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../../server/api.ts";
import type { ErrorBody } from "../../../server/contract/error.ts";
import { streamEventSchema } from "../../../server/contract/event.ts";
import type { Incident } from "../../../server/contract/incident.ts";
import type { Summary } from "../../../server/contract/summary.ts";
import type { IncidentEvent } from "../../../server/contract/surroundings.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../../support/checked-app.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
let app: CheckedApp;
let small: SmallCity;

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  app = checkedApp(createApi(await testApiDeps(store)));
});
afterAll(() => store.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });
const get = async <T>(path: string) => (await app.request(path)).json() as Promise<T>;
const [lng, lat] = [() => small.city.villages.features[4]!.properties.anchor[0], () => small.city.villages.features[4]!.properties.anchor[1]];
const report = async (body: Record<string, unknown> = {}) =>
  (await post("/api/incidents", { categoryCode: "noise-shop", position: { x: lng(), y: lat(), crs: "wgs84" }, title: "夜间装卸", occurredAt: "2026-05-20T10:00:00+08:00", ...body })).json() as Promise<Incident>;
const reassign = (id: number, wish: Record<string, unknown>, headers = {}) => post(`/api/incidents/${id}/reassign`, { departmentCode: "hotline", reason: "热线先行联系", ...wish }, headers);
const release = (id: number, wish: Record<string, unknown> = {}, headers = {}) => post(`/api/incidents/${id}/release-override`, { reason: "按规则办", ...wish }, headers);
const newestEvent = () => store.kysely.selectFrom("event").selectAll().orderBy("seq", "desc").limit(1).executeTakeFirstOrThrow();
const errorOf = async (answer: Response) => (await answer.json() as ErrorBody).error;

describe("an incident given to somebody by hand", () => {
  test("is theirs, keeps what the rules say beside it, and tells so in one event", async () => {
    const before = await report();

    const answer = await reassign(before.id, { by: "调度员甲", expectedLastEventSeq: before.lastEventSeq });
    const after = await answer.json() as Incident;
    const event = await newestEvent();

    expect(answer.status).toBe(200);
    expect(after).toMatchObject({
      assignmentResult: "overridden", department: { code: "hotline" }, person: { code: "zhao" }, cell: before.cell, explanation: before.explanation, lastEventSeq: event.seq,
      override: { by: "调度员甲", reason: "热线先行联系", post: { code: "hotline-head" }, duty: [{ role: "holder", personCode: "zhao", outcome: "on_duty" }] },
    });
    expect(await get(`/api/incidents/${before.id}`)).toEqual(after);
    expect(event).toMatchObject({ type: "incident.reassigned", incident_id: before.id, payload: { before: { result: "clear", department: { code: "bureau" }, person: { code: "wang" } }, by: "调度员甲", changeSetId: null, incident: { assignmentResult: "overridden", person: { code: "zhao" } } } });
    expect(streamEventSchema.safeParse({ seq: event.seq, at: event.at.toISOString(), type: event.type, ...event.payload as object }).error).toBeUndefined();
  });

  test("goes to the person named, when that person holds the post or is its deputy", async () => {
    const { id } = await report();

    const named = await (await reassign(id, { departmentCode: "bureau", personCode: "li" })).json() as Incident;

    expect(named).toMatchObject({ person: { code: "li" }, override: { post: { code: "bureau-noise" }, duty: [], by: null } });
  });

  test("goes to the department alone when nobody is on duty there, and says who was asked", async () => {
    const { id } = await report();

    const after = await (await reassign(id, { departmentCode: "office" })).json() as Incident;

    expect(after).toMatchObject({ department: { code: "office" }, person: null, override: { post: null } });
    expect(after.override!.duty.length).toBeGreaterThan(0);
    expect(after.override!.duty.every(({ outcome }) => outcome === "vacant")).toBe(true);
  });

  test("can be given to somebody else again; the rules' own answer is still the first one's", async () => {
    const before = await report();
    await reassign(before.id, {});

    const after = await (await reassign(before.id, { departmentCode: "bureau", postCode: "bureau-noise", reason: "弄错了" })).json() as Incident;

    expect(after).toMatchObject({ assignmentResult: "overridden", department: { code: "bureau" }, override: { reason: "弄错了" }, explanation: before.explanation });
  });

  test("goes back to whom the rules name now when released", async () => {
    const before = await report({ occurredAt: "2026-06-15T10:00:00+08:00" });
    await reassign(before.id, {});

    const after = await (await release(before.id, { by: "甲" })).json() as Incident;

    expect(before.person?.code).toBe("li");
    expect(after).toMatchObject({ assignmentResult: "clear", department: { code: "bureau" }, person: { code: "wang" }, override: null });
    expect(Date.parse(after.explanation.at)).toBeGreaterThan(Date.parse("2026-06-30T16:00:00Z"));
    expect(after.lastEventSeq).toBe((await newestEvent()).seq);
  });
});

describe("its history", () => {
  test("tells each owner, who decided and why", async () => {
    const { id } = await report();
    await reassign(id, { by: "甲" });
    await release(id);

    const { items } = await get<{ items: IncidentEvent[] }>(`/api/incidents/${id}/events`);

    expect(items.map(({ type, by, reason, before, after }) => [type, by, reason, before?.result ?? null, after?.result])).toEqual([
      ["incident.reported", null, null, null, "clear"],
      ["incident.reassigned", "甲", "热线先行联系", "clear", "overridden"],
      ["incident.reassigned", null, "按规则办", "overridden", "clear"],
    ]);
    expect((await app.request("/api/incidents/999999/events")).status).toBe(404);
  });
});

describe("refused is", () => {
  test.each([
    ["an unknown department", { departmentCode: "x" }, "body.departmentCode"],
    ["an unknown post", { postCode: "x" }, "body.postCode"],
    ["a post of another department", { postCode: "bureau-noise" }, "body.postCode"],
    ["an unknown person", { personCode: "x" }, "body.personCode"],
    ["a person who does not hold the post", { departmentCode: "bureau", postCode: "bureau-noise", personCode: "zhao" }, "body.personCode"],
    ["a person who holds no post of the department", { personCode: "wang" }, "body.personCode"],
  ])("%s, by its place", async (_what, wish, field) => {
    const { id, lastEventSeq } = await report();

    const answer = await reassign(id, wish);

    expect(answer.status).toBe(422);
    expect(await errorOf(answer)).toMatchObject({ code: "unprocessable", details: [{ field }] });
    expect((await get<Incident>(`/api/incidents/${id}`)).lastEventSeq).toBe(lastEventSeq);
  });

  test("a body without a reason", async () => {
    const { id } = await report();

    expect((await reassign(id, { reason: "  " })).status).toBe(400);
    expect((await release(id, { reason: undefined })).status).toBe(400);
  });

  test("who acts on what has changed meanwhile", async () => {
    const { id, lastEventSeq } = await report();
    await reassign(id, {});

    const [late, lateRelease] = [await reassign(id, { expectedLastEventSeq: lastEventSeq }), await release(id, { expectedLastEventSeq: lastEventSeq })];

    expect([late.status, lateRelease.status]).toEqual([409, 409]);
    expect(await errorOf(late)).toMatchObject({ code: "conflict", details: [{ field: "body.expectedLastEventSeq" }] });
  });

  test("one of two who act at once", async () => {
    const { id, lastEventSeq } = await report();

    const answers = await Promise.all(["甲", "乙", "丙"].map((by) => reassign(id, { by, expectedLastEventSeq: lastEventSeq })));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await get<{ items: unknown[] }>(`/api/incidents/${id}/events`)).items).toHaveLength(2);
  });

  test("the release of what nobody has overridden, and of what does not exist", async () => {
    const { id } = await report();

    expect((await release(id)).status).toBe(409);
    expect((await release(999_999)).status).toBe(404);
    expect((await reassign(999_999, {})).status).toBe(404);
  });
});

test("the same request under its key is carried out once, also when somebody else has acted since; another under that key is refused", async () => {
  const { id, lastEventSeq } = await report();
  const key = { "idempotency-key": "hand-1" };
  await reassign(id, { expectedLastEventSeq: lastEventSeq }, key);
  await release(id, {}, { "idempotency-key": "release-1" });

  const [again, other, releasedAgain] = [await reassign(id, { expectedLastEventSeq: lastEventSeq }, key), await reassign(id, { reason: "别的" }, key), await release(id, {}, { "idempotency-key": "release-1" })];

  expect([again.status, again.headers.get("idempotent-replay"), other.status]).toEqual([200, "true", 409]);
  expect(releasedAgain.headers.get("idempotent-replay")).toBe("true");
  expect((await get<{ items: unknown[] }>(`/api/incidents/${id}/events`)).items).toHaveLength(3);
});

test("counts, list and table follow", async () => {
  const { id } = await report();
  const before = await get<Summary>("/api/summary");
  await reassign(id, {});

  const after = await get<Summary>("/api/summary");
  const listed = await get<{ items: { id: number; person: { code: string } }[]; numberMatched: number }>("/api/incidents?result=overridden&limit=500");
  const table = await (await app.request("/api/incidents/export?format=csv&lang=zh&result=overridden")).text();

  expect(after.total).toBe(before.total);
  expect(after.byResult).toEqual({ ...before.byResult, clear: before.byResult.clear - 1, overridden: before.byResult.overridden + 1 });
  expect(listed.numberMatched).toBe(after.byResult.overridden);
  expect(listed.items.find((item) => item.id === id)?.person.code).toBe("zhao");
  expect(table.match(/,overridden,/g)).toHaveLength(after.byResult.overridden);
});

test("an incident goes back to who answers by what is stored at that moment, whether this server was told of it or not", async () => {
  const { id } = await report();
  await reassign(id, {});
  const lead = (department: string, post: string) => store.kysely.updateTable("responsibility_rule").set({ lead_department_code: department, lead_post_code: post }).where("code", "=", "R-shop").execute();
  await lead("hotline", "hotline-head");

  const released = await (await release(id)).json() as Incident;
  await lead("bureau", "bureau-noise");

  expect(released).toMatchObject({ assignmentResult: "clear", department: { code: "hotline" }, person: { code: "zhao" }, override: null });
});
