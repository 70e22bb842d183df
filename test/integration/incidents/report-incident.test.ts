import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createApi } from "../../../server/api.ts";
import type { Explanation } from "../../../server/contract/assignment.ts";
import type { ErrorBody } from "../../../server/contract/error.ts";
import type { Incident } from "../../../server/contract/incident.ts";
import { streamEventSchema } from "../../../server/contract/event.ts";
import { forgetOldKeys } from "../../../server/idempotency/idempotency-keys.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../../support/checked-app.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";

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
// The log cannot be emptied; tests look at what came after.
let seqBefore = 0;
beforeEach(async () => { seqBefore = (await events(0)).at(-1)?.seq ?? 0; });

const village = () => small.city.villages.features[4]!;
const inVillage = () => ({ x: village().properties.anchor[0], y: village().properties.anchor[1], crs: "wgs84" });
const aReport = (report: Record<string, unknown> = {}) => ({ categoryCode: "noise-shop", position: inVillage(), title: "夜间装卸", ...report });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });
const report = async (body: unknown, headers: Record<string, string> = {}) => (await post("/api/incidents", body, headers)).json() as Promise<Incident>;
const events = async (afterSeq: number) =>
  store.kysely.selectFrom("event").selectAll().where("seq", ">", afterSeq).orderBy("seq").execute();
const countIncidents = async () =>
  (await store.kysely.selectFrom("incident").select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow()).n;

describe("a report", () => {
  test("is stored with its assignment, its reasons and one event of the same", async () => {
    const answer = await post("/api/incidents", aReport({ accuracyMetres: 12.3, occurredAt: "2026-05-20T10:00:00+08:00" }));
    const incident = await answer.json() as Incident;
    const again = await (await app.request(`/api/incidents/${incident.id}`)).json() as Incident;

    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe(`/api/incidents/${incident.id}`);
    expect(incident).toMatchObject({
      assignmentResult: "clear", cell: { code: village().properties.code }, department: { code: "bureau" }, person: { code: "wang" },
      explanation: { accuracyMetres: 12.3, post: { code: "bureau-noise" }, duty: [{ role: "holder", outcome: "on_duty" }] },
    });
    expect(incident.explanation.cellPath.map((cell) => cell.levelCode)).toEqual(["city", "county", "town", "village"]);
    expect(again).toEqual(incident);
    const [event, ...others] = await events(seqBefore);
    const { description: _d, storedAt: _s, explanation: _e, override: _o, lastEventSeq, ...summary } = incident;
    expect(others).toEqual([]);
    expect(lastEventSeq).toBe(event?.seq);
    expect(event).toMatchObject({ type: "incident.reported", incident_id: incident.id, payload: { incident: summary } });
    expect(streamEventSchema.safeParse({ seq: event?.seq, at: event?.at.toISOString(), type: event?.type, ...event?.payload as object }).error).toBeUndefined();
  });

  test("gets a number that people can read out, counted in local days", async () => {
    const incident = await report(aReport({ reportedAt: "2026-03-01T17:00:00Z" }));

    expect(incident.externalId).toBe(`M-20260302-${String(incident.id).padStart(6, "0")}`);
    expect(incident.sourceSystem).toBe("manual");
  });

  test("whose made-up number is taken gets the next one", async () => {
    const { id } = await report(aReport());
    await report(aReport({ externalId: `M-20260302-${String(id + 2).padStart(6, "0")}` }));

    const incident = await report(aReport({ reportedAt: "2026-03-01T17:00:00Z" }));

    expect(incident.externalId).toBe(`M-20260302-${String(id + 3).padStart(6, "0")}`);
  });

  test.each([
    ["far outside every cell", { x: 100, y: 30, crs: "wgs84" }, "none"],
    ["without a place", null, "no_position"],
  ])("%s is stored, unassigned and visible", async (_where, position, cellMethod) => {
    const incident = await report(aReport({ position }));

    expect(incident).toMatchObject({ cellMethod, assignmentResult: "unassigned", cell: null, department: null, person: null });
    expect(await events(seqBefore)).toHaveLength(1);
  });

  test("with an accuracy too small for the database keeps it to the millimetre, and is the same report again", async () => {
    const body = aReport({ sourceSystem: "12345", externalId: "tiny", accuracyMetres: 1e-50 });
    const incident = await report(body);
    const again = await post("/api/incidents", body);
    const finer = await report(aReport({ accuracyMetres: 12.34567 }));

    expect(incident.explanation.accuracyMetres).toBe(0);
    expect(again.status).toBe(200);
    expect(finer.explanation.accuracyMetres).toBe(12.346);
  });

  test("in GCJ-02 is put where it belongs, and keeps what was stated", async () => {
    const incident = await report(aReport({ position: { x: 112.506, y: 32.598, crs: "gcj02" } }));

    expect(incident.explanation.stated).toEqual({ x: 112.506, y: 32.598, crs: "gcj02" });
    expect(incident.position!.lng).toBeCloseTo(112.4999, 2);
    expect(incident.position!.lng).not.toBe(112.506);
  });

  test("for several departments at once waits for arbitration; for nobody it goes to the first contact", async () => {
    const ambiguous = await report(aReport({ categoryCode: "noise-site" }));
    const gap = await report(aReport({ categoryCode: "water" }));

    expect(ambiguous).toMatchObject({ assignmentResult: "ambiguous", department: null, person: null });
    expect(ambiguous.explanation.rules.map(({ code, outcome }) => [code, outcome])).toEqual([["R-site-1", "tied"], ["R-site-2", "tied"]]);
    expect(gap).toMatchObject({ assignmentResult: "gap", department: { code: "hotline" }, person: { code: "zhao" } });
  });

  test("during the officer's leave goes to the deputy, and says until when", async () => {
    const incident = await report(aReport({ occurredAt: "2026-06-15T10:00:00+08:00" }));

    expect(incident.person?.code).toBe("li");
    expect(incident.explanation.duty).toMatchObject([
      { role: "holder", personCode: "wang", outcome: "on_leave", until: "2026-06-30T16:00:00.000Z" },
      { role: "deputy", personCode: "li", outcome: "on_duty" },
    ]);
  });
});

describe("the same report again", () => {
  test("under its key is answered as the first time, and stored once", async () => {
    const first = await post("/api/incidents", aReport(), { "idempotency-key": "k-1" });
    const before = await countIncidents();
    const second = await post("/api/incidents", aReport(), { "idempotency-key": "k-1" });

    expect([second.status, second.headers.get("idempotent-replay")]).toEqual([201, "true"]);
    expect(first.headers.get("idempotent-replay")).toBeNull();
    expect(await second.json()).toEqual(await first.json());
    expect(await countIncidents()).toBe(before);
    expect(await events(seqBefore)).toHaveLength(1);
  });

  test("with its keys in another order is the same report", async () => {
    const first = await report('{"categoryCode":"water","position":null}', { "idempotency-key": "k-order" });
    const second = await report('{"position":null,"categoryCode":"water"}', { "idempotency-key": "k-order" });

    expect(second.id).toBe(first.id);
  });

  test("twenty times at once under one key is stored once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => report(aReport(), { "idempotency-key": "k-race" })));

    expect(new Set(answers.map((incident) => incident.id)).size).toBe(1);
    expect(await events(seqBefore)).toHaveLength(1);
  });

  test("twenty times at once under one number of the source system is stored once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => report(aReport({ sourceSystem: "12345", externalId: "race" }))));

    expect(new Set(answers.map((incident) => incident.id)).size).toBe(1);
    expect(await events(seqBefore)).toHaveLength(1);
  });

  test("under a used key but with other contents is refused", async () => {
    await report(aReport(), { "idempotency-key": "k-2" });
    const answer = await post("/api/incidents", aReport({ title: "别的" }), { "idempotency-key": "k-2" });

    expect(answer.status).toBe(409);
    expect(await events(seqBefore)).toHaveLength(1);
  });

  test("is remembered by its key and number alone, for a week", async () => {
    const { id } = await report(aReport(), { "idempotency-key": "k-old" });
    const remembered = () => store.kysely.selectFrom("idempotency_key").selectAll().where("key", "=", "k-old").execute();
    const [row] = await remembered();
    expect(await forgetOldKeys(store.kysely)).toBe(0);
    await store.kysely.updateTable("idempotency_key").set({ created_at: new Date(Date.now() - 7.1 * 86_400_000) }).where("key", "=", "k-old").execute();

    expect(row).toEqual({ key: "k-old", kind: "incident", made_id: id, request_hash: expect.any(String) as string, created_at: expect.any(Date) as Date });
    expect(await forgetOldKeys(store.kysely)).toBe(1);
    expect(await remembered()).toEqual([]);
  });

  test("under a key that an import takes at the same moment: one of them is refused, neither fails", async () => {
    const form = new FormData();
    form.set("kind", "people");
    form.set("file", new Blob(["code,name\np1,王一\n"]), "people.csv");
    const upload = new Request("http://app/api/imports", { method: "POST", body: form });
    const body = await upload.arrayBuffer();
    const headers = { "content-type": upload.headers.get("content-type") ?? "", "idempotency-key": "k-both" };
    // Both have looked for the key before either can write it down.
    const gate = new pg.Client({ connectionString: store.connectionString });
    await gate.connect();
    await gate.query("begin; lock table incident, import_job in share mode");
    const answers = [post("/api/incidents", aReport(), { "idempotency-key": "k-both" }), app.request("/api/imports", { method: "POST", body, headers })];
    await vi.waitFor(async () => {
      const { rows } = await gate.query<{ n: number }>("select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
      expect(rows[0]?.n).toBe(2);
    }, { timeout: 10_000 });
    await gate.query("commit");
    await gate.end();

    const statuses = (await Promise.all(answers)).map(({ status }) => status);

    expect(statuses.filter((status) => status < 300)).toHaveLength(1);
    expect(statuses).toContain(409);
  });

  test("under its number in the source system is the stored one", async () => {
    const body = aReport({ sourceSystem: "12345", externalId: "A-1", accuracyMetres: 33.3 });
    const first = await report(body);
    const answer = await post("/api/incidents", body);

    expect([answer.status, answer.headers.get("idempotent-replay")]).toEqual([200, "true"]);
    expect(await answer.json()).toEqual(first);
  });

  test("under a used number with other contents is refused, naming what differs", async () => {
    await report(aReport({ sourceSystem: "12345", externalId: "A-2" }));
    const answer = await post("/api/incidents", aReport({ sourceSystem: "12345", externalId: "A-2", title: "别的", position: null }));

    expect(answer.status).toBe(409);
    expect((await answer.json() as ErrorBody).error.details?.map((detail) => detail.field))
      .toEqual(["body.title", "body.position.x", "body.position.y", "body.position.crs"]);
  });
});

describe("a report that cannot be taken", () => {
  test.each<[string, unknown, string[]]>([
    ["an unknown reference system", { position: { x: 112, y: 32, crs: "mars" } }, ["body.position.crs"]],
    ["a latitude out of range", { position: { x: 32, y: 112, crs: "wgs84" } }, ["body.position"]],
    ["an unknown category", { categoryCode: "nonsense" }, ["body.categoryCode"]],
    ["a category with a character no text may hold", { categoryCode: "a\0b" }, ["body.categoryCode"]],
    ["a title with a character no text may hold", { title: "a\0b" }, ["body.title"]],
    ["an instant in the future", { reportedAt: "2999-01-01T00:00:00Z" }, ["body.reportedAt"]],
    ["an instant before 1900", { occurredAt: "0000-01-01T00:00:00+23:59" }, ["body.occurredAt"]],
    ["an instant without offset", { reportedAt: "2026-01-01T00:00:00" }, ["body.reportedAt"]],
    ["two things wrong at once", { occurredAt: "2999-01-01T00:00:00Z", position: { x: 500, y: 0, crs: "wgs84" } }, ["body.occurredAt", "body.position"]],
    ["a field that does not exist", { titel: "x" }, ["body"]],
    ["no place stated at all", { position: undefined }, ["body.position"]],
  ])("%s: 400 with the place", async (_what, change, fields) => {
    const answer = await post("/api/incidents", aReport(change as Record<string, unknown>));

    expect(answer.status).toBe(400);
    expect((await answer.json() as ErrorBody).error.details?.map((detail) => detail.field)).toEqual(fields);
    expect(await events(seqBefore)).toEqual([]);
  });

  test("no position at all: 400, saying that null is what an unknown place is", async () => {
    const answer = await post("/api/incidents", { categoryCode: "water" });

    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json())).toContain("or null when the place is unknown");
  });

  test.each([["not JSON", "{"], ["an array", "[]"], ["nothing", ""]])("%s: 400", async (_what, body) => {
    expect((await post("/api/incidents", body)).status).toBe(400);
  });

  test("half a character: 400 with the place, as U+0000", async () => {
    const answer = await post("/api/incidents", '{"categoryCode":"water","position":null,"title":"\\ud800"}');

    expect([answer.status, (await answer.json() as ErrorBody).error.details?.map(({ field }) => field)]).toEqual([400, ["body.title"]]);
  });

  test.each<[string, unknown, RegExp]>([
    ["a blank category", { categoryCode: "" }, /body\.categoryCode: is empty or blank; write something/],
    ["a channel that is none", { channel: "pigeon" }, /body\.channel: is "pigeon"; give one of .*phone/],
    ["a number for a text", { title: 5 }, /body\.title: is 5; give a text/],
    ["a text too long", { title: "x".repeat(201) }, /body\.title: is too long; write at most 200 characters/],
    ["a field that does not exist", { titel: "x" }, /body: has "titel", which is not known here; leave it out or mend the spelling/],
  ])("%s: says what is wrong and what to give", async (_what, change, told) => {
    const answer = await post("/api/incidents", aReport(change as Record<string, unknown>));

    expect((await answer.json() as ErrorBody).error.message).toMatch(told);
  });

  test.each(["/api/incidents?x=1", "/api/incidents/1?x=1", "/api/summary?x=1", "/api/stream?x=1"])("unknown query parameters are refused: %s", async (path) => {
    expect((await app.request(path)).status).toBe(400);
  });

  test.each([["/api/incidents/999999999", 404], ["/api/incidents/0", 400], ["/api/incidents/x", 400], ["/api/incidents/1e30", 400]])("%s is %i", async (path, status) => {
    expect((await app.request(path)).status).toBe(status);
  });
});

describe("the preview", () => {
  test("answers as the report would, and stores nothing", async () => {
    const before = await countIncidents();
    const preview = await (await post("/api/assignments/preview", { position: inVillage(), categoryCode: "noise-shop", at: "2026-05-20T02:00:00Z" })).json() as Explanation;
    const afterPreview = await countIncidents();
    const incident = await report(aReport({ occurredAt: "2026-05-20T02:00:00Z" }));

    expect(incident.explanation).toEqual(preview);
    expect(afterPreview).toBe(before);
    expect(preview.nearestOther?.distanceMetres).toBeGreaterThan(0);
  });

  test("without a category answers for the cell alone", async () => {
    const preview = await (await post("/api/assignments/preview", { position: inVillage() })).json() as Explanation;

    expect(preview).toMatchObject({ cellMethod: "inside", result: "unassigned", rules: [], department: null, duty: [] });
    expect(preview.cellPath.at(-1)?.code).toBe(village().properties.code);
  });

  test("outside tells how far the nearest cell is", async () => {
    const preview = await (await post("/api/assignments/preview", { position: { x: 112.5, y: 32.75, crs: "wgs84" } })).json() as Explanation;

    expect(preview).toMatchObject({ cellMethod: "none", cellPath: [], edition: null });
    expect(preview.nearestOther?.distanceMetres).toBeGreaterThan(5_000);
  });

  test("knows a category stored a moment ago", async () => {
    await store.kysely.insertInto("category").values({ code: "new", parent_code: "noise", name_zh: "新" }).execute();

    expect((await post("/api/assignments/preview", { position: inVillage(), categoryCode: "new" })).status).toBe(200);
  });

  test.each([
    ["an unknown category", { categoryCode: "nonsense" }, "body.categoryCode"],
    ["a longitude out of range", { position: { x: 181, y: 0, crs: "wgs84" } }, "body.position"],
    ["an instant before 1900", { at: "0000-01-01T00:00:00+23:59" }, "body.at"],
    ["an instant after 2199", { at: "9999-12-31T23:59:59-23:59" }, "body.at"],
    ["a negative accuracy", { accuracyMetres: -1 }, "body.accuracyMetres"],
  ])("refuses %s", async (_what, change, field) => {
    const answer = await post("/api/assignments/preview", { position: inVillage(), ...change });

    expect(answer.status).toBe(400);
    expect((await answer.json() as ErrorBody).error.details?.map((detail) => detail.field)).toEqual([field]);
  });
});
