import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tableFromIPC } from "@uwdata/flechette";
import { parse } from "csv-parse/sync";
import exceljs from "exceljs";
import type { FeatureCollection } from "geojson";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { createApi } from "../../../server/api.ts";
import { EXPORT_FORMATS, type ExportFormat } from "../../../server/contract/export.ts";
import type { IncidentPage } from "../../../server/contract/incident.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../../support/checked-app.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
let api: ReturnType<typeof createApi>;
let app: CheckedApp;
let small: SmallCity;

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  api = createApi(await testApiDeps(store));
  app = checkedApp(api);
  for (let i = 0; i < 24; i++) {
    const [lng, lat] = small.city.villages.features[i % 5]!.properties.anchor;
    await app.request("/api/incidents", {
      method: "POST", headers: { "content-type": "application/json" },
      body: JSON.stringify({
        categoryCode: i % 3 === 0 ? "water" : "noise-shop", position: i % 4 === 0 ? null : { x: lng, y: lat, crs: "wgs84" },
        externalId: `e-${i}`, title: "邻居姓名不可外传", description: "电话不可外传", address: "住址不可外传",
        reportedAt: new Date(Date.UTC(2026, 2, 1 + i)).toISOString(), ...(i % 2 === 0 ? { channel: "web" } : {}),
      }),
    });
  }
}, 120_000);
afterAll(() => store.close());

async function idsIn(format: ExportFormat, bytes: Uint8Array<ArrayBuffer>): Promise<number[]> {
  const text = new TextDecoder().decode(bytes);
  switch (format) {
    case "csv": return parse<{ id: string }>(text, { bom: true, columns: true }).map((record) => Number(record.id));
    case "geojson": return (JSON.parse(text) as FeatureCollection).features.map((feature) => Number(feature.id));
    case "arrow": return Array.from(tableFromIPC(bytes).getChild("id").toArray(), Number);
    case "xlsx": {
      const book = new exceljs.Workbook();
      await book.xlsx.load(bytes.buffer);
      return book.worksheets[0]!.getColumn(1).values.slice(2).map(Number);
    }
  }
}

describe.each(EXPORT_FORMATS)("an export as %s", (format) => {
  it.each(["", "category=water", "channel=none&from=2026-03-10T00:00:00Z", "category=water&hour=0"])("has the rows of the list under %j", async (filter) => {
    const listed = await (await app.request(`/api/incidents?limit=500&${filter}`)).json() as IncidentPage;
    const answer = await app.request(`/api/incidents/export?format=${format}&${filter}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(answer.status).toBe(200);
    expect(await idsIn(format, bytes)).toEqual(listed.items.map(({ id }) => id));
    expect(answer.headers.get("x-row-count")).toBe(String(listed.numberMatched));
    expect(answer.headers.get("content-length")).toBe(String(bytes.length));
    expect(answer.headers.get("repr-digest")).toBe(`sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`);
    expect(answer.headers.get("content-disposition")).toContain(`.${format}"`);
  });
});

test("names cells and categories in the language asked for, and instants in the zone of the deployment", async () => {
  const read = async (lang: string) => parse<Record<string, string>>(await (await app.request(`/api/incidents/export?format=csv&lang=${lang}`)).text(), { bom: true, columns: true });
  const [zh, en] = [await read("zh"), await read("en")];
  expect(zh[0]?.["reported_at"]).toBe("2026-03-24T08:00:00+08:00");
  expect(zh[0]?.["cell_names"]?.split(" / ").length).toBeGreaterThan(1);
  expect(zh[0]?.["category_name"]).not.toBe("");
  expect(new Set(en.map((record) => record["id"]))).toEqual(new Set(zh.map((record) => record["id"])));
});

test("tells nothing that a person wrote", async () => {
  for (const format of EXPORT_FORMATS) {
    expect(Buffer.from(await (await app.request(`/api/incidents/export?format=${format}`)).arrayBuffer()).toString("utf8")).not.toContain("不可外传");
  }
});

test("HEAD tells what GET tells and leaves no file behind", async () => {
  const outerFolder = process.env["TMPDIR"];
  const folder = mkdtempSync(join(tmpdir(), "ecogrid-test-"));
  process.env["TMPDIR"] = folder;
  try {
    const answer = await api.request("/api/incidents/export?format=csv", { method: "HEAD" });
    expect([answer.status, answer.headers.get("x-row-count")]).toEqual([200, "24"]);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    if (outerFolder === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = outerFolder;
    rmSync(folder, { recursive: true, force: true });
  }
});

test("refuses a format or a filter that there is none of, naming the place", async () => {
  for (const [query, place] of [["", "query.format"], ["format=pdf", "query.format"], ["format=csv&category=nothing", "query.category"]] as const) {
    const answer = await app.request(`/api/incidents/export?${query}`);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json())).toContain(place);
  }
});
