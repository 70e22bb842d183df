import type { Polygon } from "geojson";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Edition } from "../../../server/contract/cell.ts";
import type { EditionCells } from "../../../server/contract/edition-draft.ts";
import type { Incident } from "../../../server/contract/incident.ts";
import { PROJECT_ROOT } from "../../../server/project-root.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { runProgram, type RunningProgram, whenReady } from "../../support/running-program.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { closeBrowser, openBrowser } from "../drivers/browser.ts";
import { EditionsScreen, type Place } from "../drivers/editions-screen.ts";

/** A server of its own: what is published here must not move the ground under the other tests. */
let store: Store;
let small: SmallCity;
let program: RunningProgram;
let base: string;
let screen: EditionsScreen | undefined;

beforeAll(openBrowser);
afterAll(closeBrowser);
beforeEach(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  program = runProgram({ root: PROJECT_ROOT, env: { DATABASE_URL: store.connectionString, DEMO: "off" } });
  base = await whenReady(program);
});
afterEach(async () => {
  const stray = screen?.strayRequests ?? [];
  await screen?.close();
  screen = undefined;
  program.pressCtrlC();
  await program.ended;
  await store.close();
  expect(stray, "no request may leave the origin").toEqual([]);
});

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const reply = await fetch(base + path, { method, ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }) });
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`);
  return await reply.json() as T;
}
const villagesOf = async (editionId: number) => (await ask<EditionCells>("GET", `/api/editions/${editionId}/cells`)).features;
const outer = (village: EditionCells["features"][number]) => (village.geometry as Polygon).coordinates[0]! as [number, number][];

/** A vertex in the middle of the longest border between two villages, and a place inside the second of them. */
async function findBorder() {
  const shared = new Map<string, { codes: [string, string]; vertices: [number, number][] }>();
  const owners = new Map<string, string[]>();
  const villages = await villagesOf(small.editionId);
  for (const village of villages) for (const key of new Set(outer(village).map((vertex) => vertex.join()))) owners.set(key, [...owners.get(key) ?? [], village.properties.code]);
  for (const [key, [one, other, more]] of owners) {
    if (one === undefined || other === undefined || more !== undefined) continue;
    const border = shared.get(`${one} ${other}`) ?? { codes: [one, other], vertices: [] };
    border.vertices.push(key.split(",").map(Number) as [number, number]);
    shared.set(`${one} ${other}`, border);
  }
  const [longest] = [...shared.values()].sort((a, b) => b.vertices.length - a.vertices.length);
  if (longest === undefined) throw new Error("no two villages share a border");
  const vertex = longest.vertices[Math.floor(longest.vertices.length / 2)]!;
  const anchor = small.city.villages.features.find(({ properties }) => properties.code === longest.codes[1])!.properties.anchor;
  const length = Math.hypot(anchor[0]! - vertex[0], anchor[1]! - vertex[1]);
  const towards = (degrees: number): Place => [vertex[0] + ((anchor[0]! - vertex[0]) / length) * degrees, vertex[1] + ((anchor[1]! - vertex[1]) / length) * degrees];
  return { codes: longest.codes, vertex: vertex as Place, target: towards(0.003), between: towards(0.0012), view: `?view=${vertex[0].toFixed(5)},${vertex[1].toFixed(5)},14.5` };
}

test("a border is moved in a draft, the check finds no gap, the preview tells who moves, and applying gives the incident its new owner", async () => {
  const { codes: [gains, loses], vertex, target, between, view } = await findBorder();
  await store.kysely.insertInto("responsibility_rule").values([
    { code: "R-gains", territory: "small", cell_code: gains, category_code: "noise-shop", lead_department_code: "hotline", lead_post_code: "hotline-head", valid: "(,)" },
  ]).execute();
  const reported = await ask<Incident>("POST", "/api/incidents", { categoryCode: "noise-shop", title: "夜间噪声", position: { x: between[0], y: between[1], crs: "wgs84" } });
  expect(reported.cell?.code).toBe(loses);

  const desk = (screen = await EditionsScreen.open(base, view));
  await desk.makeDraft("村界调整");
  await desk.editBorders();
  await desk.drag(vertex, target);
  expect(await desk.changedCells((count) => count > 0)).toBe(2);
  await desk.undo();
  expect(await desk.changedCells((count) => count === 0)).toBe(0);
  await desk.redo();
  await desk.changedCells((count) => count === 2);
  await desk.save();

  await desk.foundNothing();
  expect(await desk.movingIncidents()).toBe(1);
  expect(await desk.impact()).toContain("夜间噪声");
  expect(await desk.canApply()).toBe(false);
  expect(await desk.violations()).toEqual([]);
  expect((await ask<Incident>("GET", `/api/incidents/${reported.id}`)).cell?.code).toBe(loses);

  await desk.apply("市府〔2026〕12 号");
  await desk.sees("已生效，1 件换了责任人。");

  const after = await ask<Incident>("GET", `/api/incidents/${reported.id}`);
  expect(after.cell?.code).toBe(gains);
  expect(after.person?.code).not.toBe(reported.person?.code);
  expect(desk.errors).toEqual([]);
});

test("findings are walked by keyboard with the map following, and one is accepted with a reason", async () => {
  const draft = await ask<Edition>("POST", "/api/editions", { fromEditionId: small.editionId, name: "有空隙", effectiveFrom: "2026-01-01T00:00:00+08:00" });
  const village = (await villagesOf(draft.id))[0]!;
  const ring = outer(village);
  // One corner of one village only: its neighbours stay where they are.
  const cut = ring.filter((_vertex, i) => i % 9 !== 4);
  await ask("PUT", `/api/editions/${draft.id}/cells`, { changes: [{ code: village.properties.code, geometry: { type: "Polygon", coordinates: [cut] } }], expectedRevision: draft.revision });

  const desk = (screen = await EditionsScreen.open(base, `/${draft.id}`));
  await desk.check();
  await desk.sees(/阻断生效 · \d+/);
  // What differs is shown as soon as the draft is open.
  const changed = await desk.view();
  await desk.goHome();
  const whole = await desk.view();
  expect(changed[2] - changed[0]).toBeLessThan((whole[2] - whole[0]) / 2);
  await desk.walk("j");
  const first = await desk.chosenFinding();
  await desk.mapAtRest();
  const close = await desk.view();
  await desk.walk("j");

  expect(close[2] - close[0]).toBeLessThan((whole[2] - whole[0]) / 4);
  expect(await desk.chosenFinding()).not.toBe(first);
  await desk.walk("k");
  expect(await desk.chosenFinding()).toBe(first);
  expect(await desk.canApply()).toBe(false);
  expect(await desk.violations()).toEqual([]);

  await desk.accept("机场，不属任何村");
  await desk.sees("已接受：机场，不属任何村");
});

test("who saves second is told, and loses nothing unsaid", async () => {
  const { vertex, target, view } = await findBorder();
  const draft = await ask<Edition>("POST", "/api/editions", { fromEditionId: small.editionId, name: "两人同改", effectiveFrom: "2026-01-01T00:00:00+08:00" });
  const desk = (screen = await EditionsScreen.open(base, `/${draft.id}${view}`));
  await desk.editBorders();
  await desk.drag(vertex, target);
  await desk.changedCells((count) => count === 2);
  const other = (await villagesOf(draft.id)).at(-1)!;
  const moved = outer(other).map(([lng, lat]): [number, number] => [lng + 1e-6, lat]);
  await ask("PUT", `/api/editions/${draft.id}/cells`, { changes: [{ code: other.properties.code, geometry: { type: "Polygon", coordinates: [moved] } }], expectedRevision: draft.revision });

  await desk.save();

  await desk.sees(/别人刚保存了这份草案/);
  expect(await desk.changedCells(() => true)).toBe(2);
});

test("by keyboard alone a vertex is chosen, moved with all cells that share it, and put back", async () => {
  const { view } = await findBorder();
  screen = await EditionsScreen.open(base, view);
  await screen.makeDraft("键盘调整");
  await screen.editBorders();
  await screen.press("n");
  await screen.vertexChosen();
  await screen.press("Shift+ArrowRight");
  expect(await screen.changedCells((count) => count > 0)).toBeGreaterThan(0);

  await screen.vertexChosen();
  await screen.press("ArrowUp");
  await screen.sees(/2 步/);
  await screen.press("Control+z");
  await screen.press("Control+z");
  expect(await screen.changedCells((count) => count === 0)).toBe(0);
});
