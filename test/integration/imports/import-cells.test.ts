import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listEditions } from "../../../server/editions/list-editions.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { collection, squareCell, temporaryFolder, writeFile } from "../../support/import-file.ts";
import { runCommand } from "../../support/run-command.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
let folder: string;
beforeEach(async () => {
  store = await createTestDatabase();
  folder = temporaryFolder();
});
afterEach(() => store.close());

const run = (...argv: string[]) => runCommand(store, argv, folder);
const file = (name: string, ...features: unknown[]) => writeFile(folder, name, collection(...features));
const editions = async () => (await listEditions(store.kysely)).map(({ name, territory, status, cellCount }) => ({ name, territory, status, cellCount }));
const parents = async () => (await sql<{ code: string; parent_code: string | null; parent_method: string }>`select code, parent_code, parent_method from cell order by code`.execute(store.kysely)).rows;

/** A county of 2 x 2 degrees with four towns that fill it. */
const county = squareCell("c", 110, 30, 2);
const towns = [squareCell("t1", 110, 30), squareCell("t2", 111, 30), squareCell("t3", 110, 31), squareCell("t4", 111, 31)];

test("the first cells make a territory named after the file, in force since the beginning once published", async () => {
  file("My City_2026.geojson", county);

  const result = await run("cells", "My City_2026.geojson", "--level", "county", "--create-level", "--publish");

  expect(result).toMatchObject({ code: 0, complained: "" });
  expect(result.said).toContain("since the beginning");
  expect(await editions()).toEqual([{ name: "my-city-2026-1", territory: "my-city-2026", status: "published", cellCount: 1 }]);
  const { rows } = await sql`select type, payload from event`.execute(store.kysely);
  expect(rows).toEqual([{ type: "edition.published", payload: { editionId: expect.any(Number) as number, territory: "my-city-2026" } }]);
});

test("an unknown level is refused, naming those known and how to add one", async () => {
  file("a.geojson", county);
  await run("cells", "a.geojson", "--level", "county", "--create-level");

  const result = await run("cells", "a.geojson", "--level", "conty");

  expect(result.code).toBe(1);
  expect(result.complained).toContain('Did you mean "county"?');
  expect(result.complained).toContain("--create-level");
});

test("a level below goes into the same draft, and its cells find their parents when checked", async () => {
  file("county.geojson", county);
  file("towns.geojson", ...towns);
  await run("cells", "county.geojson", "--level", "county", "--create-level");
  const second = await run("cells", "towns.geojson", "--level", "town", "--create-level", "--publish");

  expect(second).toMatchObject({ code: 0 });
  expect(second.said).toContain("the open draft that covers the same ground");
  expect(await editions()).toHaveLength(1);
  expect(await parents()).toEqual([
    { code: "c", parent_code: null, parent_method: "none" },
    ...["t1", "t2", "t3", "t4"].map((code) => ({ code, parent_code: "c", parent_method: "containment" })),
  ]);
});

test("the same level again replaces its cells in the draft, and says how many", async () => {
  file("towns.geojson", ...towns);
  file("fewer.geojson", ...towns.slice(0, 2));
  await run("cells", "towns.geojson", "--level", "town", "--create-level");

  const result = await run("cells", "fewer.geojson", "--level", "town");

  expect(result.said).toContain("replace 4 cells");
  expect((await parents()).map((cell) => cell.code)).toEqual(["t1", "t2"]);
});

test("new cells on the ground of a territory in force become its next edition, from today", async () => {
  file("towns.geojson", ...towns);
  file("other-name.geojson", ...towns.slice(0, 3));
  await run("cells", "towns.geojson", "--level", "town", "--create-level", "--publish");

  const result = await run("cells", "other-name.geojson", "--level", "town", "--publish");

  expect(result).toMatchObject({ code: 0 });
  expect(result.said).toContain("today at midnight");
  expect((await editions()).map((edition) => edition.territory)).toEqual(["towns", "towns"]);
});

test("a neighbour that only shares a border is a territory of its own", async () => {
  file("west.geojson", squareCell("w", 110, 30));
  file("east.geojson", squareCell("e", 111, 30));
  await run("cells", "west.geojson", "--level", "county", "--create-level", "--publish");
  await run("cells", "east.geojson", "--level", "county", "--publish");

  expect((await editions()).map((edition) => edition.territory)).toEqual(["west", "east"]);
});

test("an overlap stands in the way until it is accepted by its id with a reason", async () => {
  file("two.geojson", squareCell("a", 110, 30, 1), squareCell("b", 110.5, 30, 1));
  const refused = await run("cells", "two.geojson", "--level", "town", "--create-level", "--publish", "--report", "findings.geojson");
  const report = JSON.parse(readFileSync(join(folder, "findings.geojson"), "utf8")) as { features: { properties: { id: string; kind: string } }[] };
  const overlap = report.features.find((feature) => feature.properties.kind === "overlap")?.properties.id ?? "";

  expect(refused.code).toBe(1);
  expect(refused.said).toMatch(/rows read +2\n/);
  expect(refused.complained).toContain(overlap);
  expect(refused.complained).toContain("Cell a (a), Cell b (b)");
  expect(await run("publish", "--accept", overlap)).toMatchObject({ code: 1, complained: expect.stringContaining("needs a reason") as string });
  expect(await run("publish", "--accept", "overlap:a-c:1", "--accept-reason", "x")).toMatchObject({ code: 1, complained: expect.stringContaining("There is no error") as string });
  expect((await editions())[0]?.status).toBe("draft");

  const accepted = await run("publish", "--accept", overlap, "--accept-reason", "agreed in 2026");

  expect(accepted).toMatchObject({ code: 0 });
  const { rows } = await sql`select accepted_reason from topology_finding where finding_id = ${overlap}`.execute(store.kysely);
  expect(rows).toEqual([{ accepted_reason: "agreed in 2026" }]);
});

test("a published edition takes no more cells", async () => {
  file("towns.geojson", ...towns);
  await run("cells", "towns.geojson", "--level", "town", "--create-level", "--publish");

  const result = await run("cells", "towns.geojson", "--level", "town", "--edition", "towns-1");

  expect(result).toMatchObject({ code: 1, complained: expect.stringContaining("never changes again") as string });
});

test("a dry run reads and checks and leaves nothing, not even the level", async () => {
  file("towns.geojson", ...towns);

  const result = await run("cells", "towns.geojson", "--level", "town", "--create-level", "--dry-run");

  expect(result.said).toContain("would be stored                4");
  expect(await editions()).toEqual([]);
  expect(await store.kysely.selectFrom("cell_level").selectAll().execute()).toEqual([]);
});

test("a dry run with publish tells what would stand in the way", async () => {
  file("two.geojson", squareCell("a", 110, 30, 1), squareCell("b", 110.5, 30, 1));

  const result = await run("cells", "two.geojson", "--level", "town", "--create-level", "--publish", "--dry-run");

  expect(result.code).toBe(0);
  expect(result.said).toContain("Publishing would be refused");
  expect(await editions()).toEqual([]);
  file("one.geojson", county);
  expect((await run("cells", "one.geojson", "--level", "town", "--create-level", "--publish", "--dry-run")).said).toContain("would be published");
});

test("features that are no cells are findings, by row; codes may be numbers; gzip is read", async () => {
  writeFile(folder, "mixed.geojson.gz", gzipSync(collection(
    squareCell("1", 110, 30, 1, { code: 7 }),
    { type: "Feature", properties: { code: "p" }, geometry: { type: "Point", coordinates: [110, 30] } },
    { type: "Feature", properties: { code: "n" }, geometry: null },
    squareCell("", 112, 30),
  )));

  const result = await run("cells", "mixed.geojson.gz", "--level", "town", "--create-level");
  const findings = readFileSync(join(folder, "mixed.geojson.gz.findings.csv"), "utf8").trim().split("\r\n").map((line) => line.split(",").slice(0, 4).join(","));

  expect(result.code).toBe(0);
  expect(findings.slice(1)).toEqual(["2,rejected,geometry,wrong_geometry", "3,rejected,geometry,missing", "4,rejected,code,missing"]);
  expect((await parents()).map((cell) => cell.code)).toEqual(["7"]);
});

test.each([
  ["villages.csv", "code,name\n1,a\n", "table without shapes"],
  ["feet.geojson", collection(squareCell("a", 987654, 201234, 10)), "No cell could be read"],
  ["crs.geojson", JSON.stringify({ type: "FeatureCollection", crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::2263" } }, features: [county] }), "ogr2ogr"],
  ["empty.geojson", collection(), "has no features"],
])("%s is refused as a whole, saying why", async (name, content, sentence) => {
  writeFile(folder, name, content);

  expect(await run("cells", name, "--level", "town", "--create-level")).toMatchObject({ code: 1, complained: expect.stringContaining(sentence) as string });
});

test("what is put right without moving a border is told and kept", async () => {
  const { geometry, ...rest } = squareCell("a", 110, 30);
  const reversed = [...(geometry.coordinates[0] ?? [])].reverse();
  file("cw.geojson", { ...rest, geometry: { type: "Polygon", coordinates: [reversed] } });

  const result = await run("cells", "cw.geojson", "--level", "town", "--create-level", "--publish");

  expect(result.said).toContain("rings turned to the usual direction in 1 cells");
  const { rows } = await sql<{ repairs: unknown[] }>`select repairs from cell`.execute(store.kysely);
  expect(rows[0]?.repairs).toMatchObject([{ kind: "turned_ring", part: 0, ring: 0 }]);
});

test("a second territory on the ground of one in force is refused, until the overlap is accepted", async () => {
  file("areas.geojson", ...towns);
  file("wards.geojson", squareCell("w1", 110.5, 30, 1), squareCell("w2", 111.5, 30, 1));
  await run("cells", "areas.geojson", "--level", "town", "--create-level", "--territory", "areas", "--publish");

  const refused = await run("cells", "wards.geojson", "--level", "town", "--territory", "wards", "--publish");

  expect(refused).toMatchObject({ code: 1, complained: expect.stringContaining("territory_overlap:areas") as string });
  expect(refused.complained).toContain("wards, areas both cover");
  const { rows } = await sql<{ size: number; unit: string }>`select size, unit from topology_finding where kind = 'territory_overlap'`.execute(store.kysely);
  // 1.5 by 1 degree at 30.5 degrees north.
  expect(rows).toEqual([{ size: expect.closeTo(1.5 * 111_195 ** 2 * Math.cos(30.5 * Math.PI / 180), -8) as number, unit: "m2" }]);
  expect((await editions()).map(({ territory, status }) => [territory, status])).toEqual([["areas", "published"], ["wards", "draft"]]);

  expect(await run("publish", "--accept", "territory_overlap:areas", "--accept-reason", "wards are for comparison")).toMatchObject({ code: 0, complained: "" });
});

test("a Chinese file name names the territory, and --territory takes one", async () => {
  file("枣庄市.geojson", county);
  const named = await run("cells", "枣庄市.geojson", "--level", "county", "--create-level", "--publish");
  file("east.geojson", squareCell("e", 120, 30));
  const stated = await run("cells", "east.geojson", "--level", "county", "--territory", "示范区");

  expect([named.code, stated.code]).toEqual([0, 0]);
  expect((await editions()).map((edition) => edition.name)).toEqual(["枣庄市-1", "示范区-1"]);
  expect(await run("cells", "east.geojson", "--level", "county", "--territory", "a/b")).toMatchObject({ code: 1, complained: expect.stringContaining("cannot name a territory") as string });
});

test("a draft can be dropped with its cells, a published edition cannot", async () => {
  file("county.geojson", county);
  await run("cells", "county.geojson", "--level", "county", "--create-level", "--publish");
  await run("cells", "county.geojson", "--level", "county");
  const dropped = await run("drop", "--edition", "county-2");

  expect(dropped).toMatchObject({ code: 0, said: expect.stringContaining('"county-2" of territory "county" is dropped, with 1 cells') as string });
  expect(await run("drop", "--edition", "county-1")).toMatchObject({ code: 1, complained: expect.stringContaining("Only drafts") as string });
  expect(await run("drop", "--edition", "county-3")).toMatchObject({ code: 1, complained: expect.stringContaining("There is no edition") as string });
  expect(await run("drop")).toMatchObject({ code: 1, complained: expect.stringContaining("Which draft?") as string });
  expect(await editions()).toEqual([{ name: "county-1", territory: "county", status: "published", cellCount: 1 }]);
});

test("findings that cannot be written are told before anything is stored", async () => {
  file("county.geojson", county);

  const result = await run("cells", "county.geojson", "--level", "county", "--create-level", "--findings", "/nonexistent/x.csv");

  expect(result).toMatchObject({ code: 1, complained: expect.stringContaining("no such folder") as string });
  expect(await editions()).toEqual([]);
});
