import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiDeps, createApi } from "../../server/api.ts";
import type { DryRun, ResponsibilityChecks, ResponsibilityMatrix, RuleChange, RuleDraft, RuleTerms } from "../../server/contract/responsibility.ts";
import { directWork } from "../../server/imports/jobs/background-work.ts";
import { applyDraft } from "../../server/responsibility/drafts/apply-draft.ts";
import { readDraftResponsibilities } from "../../server/responsibility/drafts/draft-rules.ts";
import { createDryRun } from "../../server/responsibility/dry-run/dry-run-rows.ts";
import type { Store } from "../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../support/checked-app.ts";
import { type SmallCity, storeSmallCity } from "../support/small-city.ts";
import { storeSmallStaff } from "../support/small-staff.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { testApiDeps } from "../support/test-api-deps.ts";

const PER_CATEGORY = 30;
let store: Store;
let app: CheckedApp;
let small: SmallCity;
let refresh: () => Promise<void>;
let settings: ApiDeps["settings"];

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  const deps = await testApiDeps(store);
  settings = deps.settings;
  refresh = () => deps.liveAssigner.refresh();
  app = checkedApp(createApi(deps));
  const recently = Date.now() - 86_400_000;
  for (const categoryCode of ["noise-shop", "noise-site", "water"]) {
    for (let i = 0; i < PER_CATEGORY; i++) {
      const [x, y] = small.city.villages.features[i % 12]!.properties.anchor;
      await send("POST", "/api/incidents", { categoryCode, externalId: `${categoryCode}-${i}`, reportedAt: new Date(recently - i * 60_000).toISOString(), position: { x, y, crs: "wgs84" } });
    }
  }
});
afterAll(() => store.close());

const send = (method: string, path: string, body?: unknown) => app.request(path, { method, headers: { "content-type": "application/json" }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
const read = async <T>(path: string): Promise<T> => (await app.request(path)).json() as Promise<T>;
const begin = async (name = "试改"): Promise<RuleDraft> => (await send("POST", "/api/responsibility/drafts", { name })).json() as Promise<RuleDraft>;
const save = (draft: Pick<RuleDraft, "id" | "revision">, changes: RuleChange[], more: object = {}) => send("PUT", `/api/responsibility/drafts/${draft.id}`, { expectedRevision: draft.revision, changes, ...more });
const terms = (rule: Partial<RuleTerms> = {}): RuleTerms => ({
  cellCode: null, categoryCode: "water", subjectType: null, timeBand: null, leadDepartmentCode: "office", leadPostCode: null, leadPostKind: null,
  assistDepartmentCodes: [], legalBasis: "联席会议纪要", ...rule,
});
const details = async (response: Response) => ((await response.json()) as { error: { details: { field: string }[] } }).error.details.map(({ field }) => field);
const county = () => small.city.counties.features[0]!.properties.code;

describe("the matrix", () => {
  test("shows a clear, an ambiguous and an open category with the incidents of the year", async () => {
    const { areas, entries, rules } = await read<ResponsibilityMatrix>("/api/responsibility/matrix");
    const topEntries = entries.filter(({ area }) => area === 0).map(({ categoryCode, worstBelow, incidents }) => [categoryCode, worstBelow, incidents]);

    expect(areas.map(({ cellCode }) => cellCode)).toEqual([...small.city.city.features, ...small.city.counties.features].map(({ properties }) => properties.code));
    expect(topEntries).toEqual([["noise", "gap", 0], ["noise-shop", "clear", PER_CATEGORY], ["noise-site", "ambiguous", PER_CATEGORY], ["water", "gap", PER_CATEGORY]]);
    expect(rules.every(({ change }) => change === "kept")).toBe(true);
  });

  test("of a cell that is not there, or of a draft that is not, is not found", async () => {
    expect((await app.request("/api/responsibility/matrix?cell=nowhere")).status).toBe(404);
    expect((await app.request("/api/responsibility/matrix?draft=999")).status).toBe(404);
    expect((await app.request("/api/responsibility/matrix?at=yesterday")).status).toBe(400);
  });
});

test("the checks tell the tie, the gap, the missing heads, and how many incidents each has cost", async () => {
  const { items, counts } = await read<ResponsibilityChecks>("/api/responsibility/checks");

  expect(items.filter(({ severity }) => severity === "error").map(({ kind, category, departments, incidents }) => [kind, category?.code ?? departments[0]?.code, incidents])).toEqual([
    ["ambiguous", "noise-site", PER_CATEGORY], ["category_without_rule", "water", PER_CATEGORY],
    ["department_without_head", "bureau", PER_CATEGORY], ["department_without_head", "office", 0],
  ]);
  expect(counts.ambiguous).toBe(1);
});

describe("a draft", () => {
  test("changes nothing but what is asked of it", async () => {
    const draft = await begin();
    const saved = (await (await save(draft, [{ op: "add", code: "D-1", rule: terms() }, { op: "end", code: "R-site-2" }])).json()) as RuleDraft;

    const drafted = await read<ResponsibilityChecks>(`/api/responsibility/checks?draft=${draft.id}`);
    const inForce = await read<ResponsibilityChecks>("/api/responsibility/checks");

    expect([saved.revision, saved.baseChanged]).toEqual([2, false]);
    expect([drafted.counts.ambiguous, drafted.counts.category_without_rule]).toEqual([0, 0]);
    expect([inForce.counts.ambiguous, inForce.counts.category_without_rule]).toEqual([1, 1]);
    const after = await readDraftResponsibilities(store.kysely, draft.id);
    expect(after.rules.filter(({ toMs }) => toMs === Infinity).map(({ code }) => code).sort()).toEqual(["D-1", "R-shop", "R-site-1"]);
  });

  test("saved twice upon the same revision is refused the second time", async () => {
    const draft = await begin();
    await save(draft, []);

    const second = await save(draft, []);

    expect([second.status, await details(second)]).toEqual([409, ["body.expectedRevision"]]);
  });

  test("names every field that is wrong, and keeps what was there", async () => {
    const draft = await begin();
    const wrong: RuleChange[] = [
      { op: "add", code: "R-shop", rule: terms({ categoryCode: "watr", leadDepartmentCode: "ofice" }) },
      { op: "add", code: "x", rule: terms({ cellCode: "nowhere", leadPostCode: "none", assistDepartmentCodes: ["bureau", "nobody"] }) },
      { op: "add", code: "y", rule: terms({ timeBand: { fromMinute: 60, toMinute: 60 }, leadPostKind: "officr" }) },
      { op: "end", code: "R-gone" },
      { op: "add", code: "y", rule: terms({ leadPostCode: "bureau-noise", leadPostKind: "officer" }) },
    ];

    const response = await save(draft, wrong);

    expect([response.status, await details(response)]).toEqual([400, [
      "body.changes.0.code", "body.changes.0.rule.categoryCode", "body.changes.0.rule.leadDepartmentCode",
      "body.changes.1.rule.cellCode", "body.changes.1.rule.leadPostCode", "body.changes.1.rule.assistDepartmentCodes.1",
      "body.changes.2.rule.leadPostKind", "body.changes.2.rule.timeBand", "body.changes.3.code",
      "body.changes.4.code", "body.changes.4.rule.leadPostKind",
    ]]);
    expect((await read<RuleDraft>(`/api/responsibility/drafts/${draft.id}`)).revision).toBe(1);
  });

  test("is listed, and gone once it is discarded", async () => {
    const draft = await begin("要放弃的");

    expect((await read<{ items: RuleDraft[] }>("/api/responsibility/drafts")).items[0]!.name).toBe("要放弃的");
    expect((await send("DELETE", `/api/responsibility/drafts/${draft.id}`)).status).toBe(204);
    expect((await app.request(`/api/responsibility/drafts/${draft.id}`)).status).toBe(404);
    expect((await send("DELETE", `/api/responsibility/drafts/${draft.id}`)).status).toBe(404);
  });
});

test("a draft is begun once under a key, and the key is good for nothing else", async () => {
  const begun = (name: string) => app.request("/api/responsibility/drafts", { method: "POST", headers: { "content-type": "application/json", "idempotency-key": "begin-once" }, body: JSON.stringify({ name }) });
  const [first, second] = [await begun("只此一份"), await begun("只此一份")];

  expect([first.status, second.status, second.headers.get("idempotent-replay")]).toEqual([201, 201, "true"]);
  expect(await second.json()).toEqual(await first.json());
  expect((await read<{ items: RuleDraft[] }>("/api/responsibility/drafts")).items.filter(({ name }) => name === "只此一份")).toHaveLength(1);
  expect((await begun("另一份")).status).toBe(409);
});

describe("a dry run", () => {
  const finished = async (id: number): Promise<DryRun> => {
    for (;;) {
      const run = await read<DryRun>(`/api/responsibility/dry-runs/${id}`);
      if (run.state !== "queued" && run.state !== "running") return run;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  test("counts what would have come out otherwise, and changes no incident", async () => {
    const draft = await begin();
    await save(draft, [{ op: "add", code: "D-2", rule: terms({ cellCode: county() }) }, { op: "end", code: "R-site-2" }]);
    const before = await read<{ byResult: Record<string, number> }>("/api/summary");

    const begun = await send("POST", `/api/responsibility/drafts/${draft.id}/dry-run`);
    const { state, report, rowsDone } = await finished(((await begun.json()) as DryRun).id);

    const isInCounty = ({ properties: { parent } }: (typeof small.city.villages.features)[number]) =>
      small.city.towns.features.find(({ properties }) => properties.code === parent)?.properties.parent === county();
    const settled = Array.from({ length: PER_CATEGORY }, (_, i) => small.city.villages.features[i % 12]!).filter(isInCounty).length;
    expect(begun.status).toBe(202);
    expect([state, rowsDone, report!.incidents]).toEqual(["done", 3 * PER_CATEGORY, 3 * PER_CATEGORY]);
    expect(settled).toBeGreaterThan(0);
    expect(report!.before).toMatchObject({ clear: PER_CATEGORY, ambiguous: PER_CATEGORY, gap: PER_CATEGORY, unassigned: 0 });
    expect(report!.recorded).toEqual(report!.before);
    expect(report!.after).toMatchObject({ clear: 2 * PER_CATEGORY + settled, ambiguous: 0, gap: PER_CATEGORY - settled });
    expect(report!.changed).toBe(PER_CATEGORY + settled);
    expect(report!.flows.map(({ from, to, count }) => [from.result, from.department?.code, to.result, to.department?.code, count])).toEqual([
      ["ambiguous", undefined, "clear", "bureau", PER_CATEGORY], ["gap", "hotline", "clear", "office", settled],
    ]);
    expect(report!.ambiguitiesLeft).toEqual([]);
    expect(report!.sample[0]!.cell).not.toBeNull();
    expect((await read<{ byResult: Record<string, number> }>("/api/summary")).byResult).toEqual(before.byResult);
    expect((await read<{ items: DryRun[] }>(`/api/responsibility/drafts/${draft.id}/dry-runs`)).items).toHaveLength(1);
  });

  test("tells of incidents that another post of the same department would get, the newest first", async () => {
    await store.kysely.insertInto("post").values({ code: "bureau-night", kind: "officer", name_zh: "夜间岗", department_code: "bureau" }).execute();
    const draft = await begin();
    await save(draft, [{ op: "change", code: "R-shop", rule: terms({ categoryCode: "noise-shop", leadDepartmentCode: "bureau", leadPostCode: "bureau-night" }) }]);

    const begun = await send("POST", `/api/responsibility/drafts/${draft.id}/dry-run`);
    const { report } = await finished(((await begun.json()) as DryRun).id);

    expect(report!.changed).toBe(PER_CATEGORY);
    expect(report!.nobodyOnDuty).toMatchObject({ before: 0, after: PER_CATEGORY });
    expect(report!.flows.map(({ from, to, count }) => [from.department?.code, from.post?.code, to.department?.code, to.post?.nameZh, to.postKind, count])).toEqual([
      ["bureau", "bureau-noise", "bureau", "夜间岗", "officer", PER_CATEGORY],
    ]);
    expect(report!.sample.map(({ occurredAt }) => occurredAt)).toEqual(report!.sample.map(({ occurredAt }) => occurredAt).sort().reverse());
    expect((await send("DELETE", `/api/responsibility/drafts/${draft.id}`)).status).toBe(204);
  });

  test("under way when the work is stopped has ended before the database may be closed", async () => {
    const draft = await begin();
    const run = await createDryRun(store.kysely, draft.id);
    const work = directWork({ db: store.kysely, pool: store.pool, settings });
    let hasEnded = false;
    void work.run({ do: "dry-run", dryRunId: run.id }, new AbortController().signal).finally(() => { hasEnded = true; });
    await work.stop();

    expect(hasEnded).toBe(true);
    expect((await read<DryRun>(`/api/responsibility/dry-runs/${run.id}`)).state).toBe("done");
  });

  test("that is over cannot be cancelled; one of no draft cannot be begun", async () => {
    const draft = await begin();
    const { id } = (await (await send("POST", `/api/responsibility/drafts/${draft.id}/dry-run`)).json()) as DryRun;
    await finished(id);

    expect((await send("POST", `/api/responsibility/dry-runs/${id}/cancel`)).status).toBe(409);
    expect((await send("POST", "/api/responsibility/drafts/999/dry-run")).status).toBe(404);
    expect((await app.request("/api/responsibility/dry-runs/999")).status).toBe(404);
  });
});

describe("applying a draft", () => {
  const apply = (id: number) => store.kysely.transaction().execute((trx) => applyDraft(trx, id));

  test("ends and begins rules at one instant, leaves the old ones on record and says so", async () => {
    const draft = await begin();
    const stale = await begin("旧的");
    await save(stale, [{ op: "end", code: "R-shop" }]);
    await save(draft, [{ op: "change", code: "R-site-2", rule: terms({ categoryCode: "noise-site", timeBand: { fromMinute: 1320, toMinute: 360 } }) }]);

    const { appliedAt } = await apply(draft.id);
    await refresh();

    const rules = (await read<{ items: { code: string; from: string | null; to: string | null }[] }>("/api/responsibility-rules")).items;
    expect(rules.filter(({ code }) => code.startsWith("R-site-2")).map(({ code, from, to }) => [code, from, to])).toEqual([
      ["R-site-2", null, appliedAt.toISOString()], ["R-site-2@2", appliedAt.toISOString(), null],
    ]);
    expect((await store.kysely.selectFrom("event").select("payload").orderBy("seq", "desc").executeTakeFirstOrThrow()).payload).toEqual({ kind: "responsibility_rules", count: 2 });
    expect((await read<ResponsibilityChecks>("/api/responsibility/checks")).counts.ambiguous).toBe(0);
    expect((await read<RuleDraft>(`/api/responsibility/drafts/${draft.id}`)).state).toBe("applied");
    expect((await app.request(`/api/responsibility/matrix?draft=${draft.id}`)).status).toBe(409);
    await expect(apply(draft.id)).rejects.toThrow(/was applied/);

    const before = await read<RuleDraft>(`/api/responsibility/drafts/${stale.id}`);
    expect(before.baseChanged).toBe(true);
    await expect(apply(stale.id)).rejects.toThrow(/rules have changed/);
    expect(((await (await save(before, before.changes, { acceptBase: true })).json()) as RuleDraft).baseChanged).toBe(false);
    await apply(stale.id);
  });

  test("of nothing is refused", async () => {
    await expect(apply((await begin()).id)).rejects.toThrow(/changes nothing/);
  });
});
