import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import type { Edition } from "../../../server/contract/cell.ts";
import type { EditionCells } from "../../../server/contract/edition-draft.ts";
import { FAULTY_INCIDENTS } from "../files/two-counties.ts";
import { origin } from "./browser.ts";
import { closeToBorder } from "./close-to-border.ts";

/** What one does to have something on the screen for a picture, in whichever language it is shown. */
export interface Scene {
  path: string;
  /** Stored in the browser before the page opens. */
  stored?: Readonly<Record<string, string>>;
  act?(page: Page): Promise<unknown>;
}

const drawer = (page: Page) => page.getByTestId("drawer");
/** No map at work and nothing that is being loaded, where there is such a thing. */
export async function atRest(page: Page): Promise<void> {
  await page.locator("main").first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"], .skeleton').length === 0);
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const reply = await fetch(origin() + path, { method, headers: { "idempotency-key": randomUUID(), ...(body === undefined ? {} : { "content-type": "application/json" }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`);
  return await reply.json() as T;
}
const WAITING = [
  { key: "a", savedAt: "2026-11-20T01:30:00Z", report: { title: "河边垃圾堆放", categoryCode: "WASTE" }, problem: { kind: "near_boundary", nearBoundary: null } },
  { key: "b", savedAt: "2026-11-20T02:10:00Z", report: { title: "夜间施工噪声", categoryCode: "NOISE" }, problem: { kind: "refused", message: "There is no category NOISE.X", messageZh: "没有类别 NOISE.X" } },
];

/** Scenes of /map beside the plain ones. */
export async function mapScenes(): Promise<Record<string, Scene>> {
  const { items } = await ask<{ items: { id: number; position: { lng: number; lat: number } | null }[] }>("GET", "/api/incidents?limit=50&nearBoundary=true&result=clear&sourceSystem=12345");
  const near = await closeToBorder(items);
  const { lng, lat } = near.position;
  const surrounded = await withSurroundings(items);
  const town = (await ask<{ items: { code: string; territory: string }[] }>("GET", `/api/search?kinds=cell&q=${encodeURIComponent("柳溪镇")}`)).items[0]!;
  return {
    "map-mine": { path: `/map?mine=cell:${town.territory}/${town.code}` },
    "map-why": { path: `/map?incident=${near.id}`, act: (page) => page.getByTestId("same-kind").waitFor() },
    "map-around": {
      path: `/map?incident=${surrounded}`,
      async act(page) {
        const around = page.getByTestId("surroundings");
        await around.locator("button.enterprise, button.reach").first().waitFor();
        await around.locator("button.enterprise, button.reach").first().scrollIntoViewIfNeeded();
        await around.locator("button.enterprise, button.reach").first().focus();
      },
    },
    "map-reassign": {
      path: `/map?incident=${near.id}`,
      async act(page) {
        await drawer(page).locator("footer button").first().click();
        await page.getByTestId("reassign-post").waitFor();
      },
    },
    "map-confirm": {
      path: `/map?at=${lng},${lat},wgs84&view=${lng},${lat},16`,
      async act(page) {
        await page.getByTestId("explanation").waitFor();
        await drawer(page).locator("select").last().selectOption("NOISE.SOCIAL");
        await drawer(page).locator("footer button").first().click();
        await drawer(page).locator("form.report input").first().fill("夜间施工噪声");
        await drawer(page).locator('form.report button[type="submit"]').click();
        await page.getByTestId("confirm-boundary").waitFor();
      },
    },
    "map-section": { path: "/map?section=S09", act: (page) => page.getByTestId("upstream").waitFor() },
    "map-search": {
      path: "/map",
      async act(page) {
        await page.getByRole("combobox").first().fill("柳溪");
        await page.getByRole("option").first().waitFor();
      },
    },
    "map-measure": {
      path: "/map?view=112.49,32.6,13",
      async act(page) {
        const toMap = page.getByTestId("pane-map");
        if (await toMap.isVisible()) await toMap.click();
        await atRest(page);
        await page.locator(".controls button").nth(3).click();
        const box = await page.getByTestId("map").boundingBox();
        for (const [across, down] of [[0.3, 0.4], [0.45, 0.55], [0.5, 0.75]] as const) await page.mouse.click(box!.x + box!.width * across, box!.y + box!.height * down);
        await page.getByTestId("measure").locator("dl").waitFor();
      },
    },
    "map-outbox": { path: "/map", stored: { "ecogrid.outbox": JSON.stringify(WAITING) }, act: (page) => page.getByTestId("outbox").locator("button").click() },
  };
}

/** The first of them with an enterprise or a reach around it. */
async function withSurroundings(items: readonly { id: number; position: { lng: number; lat: number } | null }[]): Promise<number> {
  for (const { id, position } of items) {
    if (position === null) continue;
    const around = await ask<{ enterprises: unknown[]; reach: unknown }>("GET", `/api/surroundings?lng=${position.lng}&lat=${position.lat}`);
    if (around.enterprises.length > 0 || around.reach !== null) return id;
  }
  throw new Error("no incident near a border has an enterprise or a reach around it");
}

/** Scenes of /data beside the plain ones: a draft with findings and impact, one of the matrix with its dry run, an import with faults. */
export async function dataScenes(): Promise<Record<string, Scene>> {
  const [edition, moved, rules, job] = [await draftWith("broken"), await draftWith("shared"), await matrixDraft(), await faultyImport()];
  return {
    "data-findings": { path: `/data/editions/${edition.id}`, act: (page) => page.locator("[data-finding] button").first().click() },
    "data-borders": {
      path: `/data/editions/${edition.id}?view=${edition.at.join(",")},14.5`,
      async act(page) {
        await atRest(page);
        await page.locator(".bar .actions button").nth(1).click();
        await page.locator('[data-testid="border-tools"] [data-in-view="ready"]').waitFor();
      },
    },
    "data-impact": {
      path: `/data/editions/${moved.id}`,
      async act(page) {
        await page.getByTestId("blockers").locator("button").last().click();
        await page.getByTestId("moving").waitFor();
      },
    },
    "data-matrix-draft": { path: `/data/matrix/${rules}`, act: (page) => page.locator('[data-testid="dry-run"][data-state="done"]').waitFor() },
    "data-matrix-cell": { path: "/data/matrix?category=NOISE.CONSTRUCTION", act: (page) => page.getByTestId("rule-card").first().waitFor() },
    "data-import-job": { path: `/data/imports/${job}`, act: (page) => page.getByTestId("findings").locator("tbody tr").first().waitFor() },
    "data-import-readings": {
      path: "/data/imports/new?kind=readings",
      async act(page) {
        await page.getByTestId("file-input").setInputFiles({ name: "周报.csv", mimeType: "text/csv", buffer: Buffer.from("断面,时间,pH,溶解氧(mg/L),氨氮,codmn_mgL\n凤栖台,2026-11-02,7.1,5.2,0.8,4.1\n") });
        await page.getByTestId("unit").first().waitFor();
      },
    },
  };
}

/** A draft with a vertex that two villages share dragged 400 m: "broken" in the one alone, so that they overlap; "shared" in both, so that ground changes hands. */
async function draftWith(kind: "broken" | "shared"): Promise<{ id: number; at: [number, number] }> {
  const [inForce] = (await ask<{ items: Edition[] }>("GET", "/api/editions")).items.filter(({ status }) => status === "published");
  const draft = await ask<Edition>("POST", "/api/editions", { fromEditionId: inForce!.id, name: `村界调整 ${randomUUID().slice(0, 4)}`, effectiveFrom: new Date().toISOString() });
  const { features, revision } = await ask<EditionCells & { revision: number }>("GET", `/api/editions/${draft.id}/cells?bbox=112.48,32.59,112.5,32.61`);
  const villages = features.flatMap(({ properties, geometry }) => (geometry.type === "Polygon" ? [{ code: properties.code, rings: geometry.coordinates as [number, number][][] }] : []));
  const has = ({ rings }: (typeof villages)[number], vertex: readonly number[]) => rings.some((ring) => ring.some((each) => each[0] === vertex[0] && each[1] === vertex[1]));
  const shared = villages[0]!.rings[0]!.filter((vertex) => features.filter(({ geometry }) => JSON.stringify(geometry).includes(JSON.stringify(vertex))).length === 2 && villages.filter((village) => has(village, vertex)).length === 2);
  const at = shared[Math.floor(shared.length / 2)]!;
  const owners = villages.filter((village) => has(village, at)).slice(0, kind === "broken" ? 1 : 2);
  const dragged = [at[0] + 0.004, at[1] + 0.002];
  const changes = owners.map(({ code, rings }) => ({ code, geometry: { type: "Polygon", coordinates: rings.map((ring) => ring.map((vertex) => (vertex[0] === at[0] && vertex[1] === at[1] ? dragged : vertex))) } }));
  await ask("PUT", `/api/editions/${draft.id}/cells`, { changes, expectedRevision: revision });
  await ask("POST", `/api/editions/${draft.id}/check`);
  return { id: draft.id, at: [Number(at[0].toFixed(5)), Number(at[1].toFixed(5))] };
}

async function matrixDraft(): Promise<number> {
  const { items } = await ask<{ items: { kind: string; ruleCodes: string[] }[] }>("GET", "/api/responsibility/checks");
  const tie = items.find(({ kind }) => kind === "ambiguous");
  const draft = await ask<{ id: number; revision: number }>("POST", "/api/responsibility/drafts", { name: "联席会议 11 月" });
  await ask("PUT", `/api/responsibility/drafts/${draft.id}`, { expectedRevision: draft.revision, changes: tie!.ruleCodes.slice(1).map((code) => ({ op: "end", code })) });
  await ask("POST", `/api/responsibility/drafts/${draft.id}/dry-run`);
  return draft.id;
}

async function faultyImport(): Promise<number> {
  const form = new FormData();
  form.set("kind", "incidents");
  form.set("options", JSON.stringify({ crs: "wgs84", timeZone: "Asia/Shanghai", sourceSystem: "12345", dryRun: true, map: { external_id: "编号", reported_at: "上报时间", category: "类别", title: "标题", x: "经度", y: "纬度" } }));
  form.set("file", new Blob([FAULTY_INCIDENTS.text], { type: "text/csv" }), FAULTY_INCIDENTS.name);
  const reply = await fetch(`${origin()}/api/imports`, { method: "POST", headers: { "idempotency-key": randomUUID() }, body: form });
  if (!reply.ok) throw new Error(`POST /api/imports answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json() as { id: number }).id;
}
