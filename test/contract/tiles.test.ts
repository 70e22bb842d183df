import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../server/api.ts";
import type { Store } from "../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../support/checked-app.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { type SmallCity, storeSmallCity } from "../support/small-city.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { testApiDeps } from "../support/test-api-deps.ts";

const INCIDENTS = 3000;
/** At and beyond the edges of the Mercator square, where a careless tile would lose them. */
const AT_THE_EDGES = [[180, 0], [-180, 0], [10, 90], [10, -90], [10, 86], [180, -90]] as const;
let store: Store;
let app: CheckedApp;
let small: SmallCity;
let bbox: [number, number, number, number];

beforeAll(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  const { west, south, east, north } = await store.kysely.selectFrom("cell")
    .select((eb) => [eb.fn.min("west").as("west"), eb.fn.min("south").as("south"), eb.fn.max("east").as("east"), eb.fn.max("north").as("north")]).executeTakeFirstOrThrow();
  bbox = [west, south, east, north];
  await storeIncidents();
  // After the incidents: what no event tells of is only seen by columns that are read later.
  app = checkedApp(createApi(await testApiDeps(store)));
});
afterAll(() => store.close());

/** Spread over the extent; every third in the second category, every tenth unassigned. */
async function storeIncidents(): Promise<void> {
  const { unit } = seededRandom(11);
  const [west, south, east, north] = bbox;
  await store.kysely.insertInto("category").values([
    { code: "AIR", parent_code: null, name_zh: "大气", name_en: "Air" },
    { code: "AIR.ODOUR", parent_code: "AIR", name_zh: "恶臭", name_en: "Odour" },
    { code: "NOISE", parent_code: null, name_zh: "噪声", name_en: "Noise" },
  ]).execute();
  const { id: basis } = await store.kysely.insertInto("assignment_basis")
    .values({ content_hash: Buffer.from("none"), content: JSON.stringify({ rules: [] }) }).returning("id").executeTakeFirstOrThrow();
  const incidents = Array.from({ length: INCIDENTS }, (_, i) => ({
    source_system: "test", external_id: String(i), category_code: i % 3 === 0 ? "NOISE" : "AIR.ODOUR", channel: null, subject_type: null,
    occurred_at: new Date(), reported_at: new Date(), raw_x: null, raw_y: null, raw_crs: null, accuracy_metres: null,
    lng: west + unit() * (east - west), lat: south + unit() * (north - south),
    edition_id: null, cell_code: null, jurisdiction_code: null, cell_method: "none" as const, nearest_cell_metres: null,
    nearest_other_code: null, nearest_other_metres: null, assignment_result: i % 10 === 0 ? "unassigned" as const : "gap" as const, basis_id: basis,
    department_code: null, post_code: null, person_code: null, duty_chain: null, import_id: null,
  }));
  const edges = AT_THE_EDGES.map(([lng, lat], i) => ({ ...incidents[0]!, source_system: "edge", external_id: `edge-${i}`, lng, lat }));
  await store.kysely.insertInto("incident").values(edges).execute();
  // A statement takes 65,535 parameters at most.
  for (let i = 0; i < INCIDENTS; i += 500) await store.kysely.insertInto("incident").values(incidents.slice(i, i + 500)).execute();
}

async function tile(layer: string, z: number, x: number, y: number, query = ""): Promise<VectorTile | null> {
  const response = await app.request(`/tiles/${layer}/${z}/${x}/${y}.mvt${query}`);
  return response.status === 204 ? null : new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
}

/** Every tile of a zoom that touches the extent. */
function tilesOver(z: number): [number, number][] {
  const column = (lng: number) => Math.floor(((lng + 180) / 360) * 2 ** z);
  const row = (lat: number) => Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** z);
  const [west, south, east, north] = bbox;
  const tiles: [number, number][] = [];
  for (let x = column(west); x <= column(east); x++) for (let y = row(north); y <= row(south); y++) tiles.push([x, y]);
  return tiles;
}

function featuresOf(found: VectorTile | null, layer: string): Record<string, unknown>[] {
  const source = found?.layers[layer];
  return source === undefined ? [] : Array.from({ length: source.length }, (_, i) => source.feature(i).properties as Record<string, unknown>);
}

async function countOver(z: number, query = ""): Promise<number> {
  let count = 0;
  for (const [x, y] of tilesOver(z)) {
    const found = await tile("incidents", z, x, y, query);
    for (const cluster of featuresOf(found, "incident_cluster")) count += cluster["count"] as number;
    count += featuresOf(found, "incident").length;
  }
  return count;
}

describe("incident tiles", () => {
  test.each([0, 8, 11, 13])("counts over all tiles of zoom %i add up to the incidents stored", async (z) => {
    expect(await countOver(z, "?sourceSystem=test")).toBe(INCIDENTS);
  });

  test("a category counts what is beneath it, and nothing else", async () => {
    expect(await countOver(10, "?category=AIR")).toBe(2000);
    expect(await countOver(10, "?category=NOISE&sourceSystem=test")).toBe(1000);
    expect(await countOver(10, "?category=AIR,NOISE&sourceSystem=test")).toBe(INCIDENTS);
  });

  test("unassigned incidents are told apart inside a cluster", async () => {
    const clusters = featuresOf(await tile("incidents", 0, 0, 0, "?sourceSystem=test"), "incident_cluster");

    expect(clusters.reduce((sum, cluster) => sum + (cluster["n_unassigned"] as number), 0)).toBe(300);
  });

  test("a single incident carries its id and the top of its category tree", async () => {
    let found: Record<string, unknown> | undefined;
    for (const [x, y] of tilesOver(13)) found ??= featuresOf(await tile("incidents", 13, x, y, "?category=AIR"), "incident")[0];

    expect(found).toMatchObject({ category: "AIR.ODOUR", category_l1: "AIR" });
  });

  test.each(["category=NONE", "result=maybe", "cell=404", "from=yesterday"])("a filter that names nothing is refused: %s", async (query) => {
    expect((await app.request(`/tiles/incidents/0/0/0.mvt?${query}`)).status).toBe(400);
  });
});

test.each([0, 1, 3])("zoom %i counts incidents at the poles and the 180th meridian", async (z) => {
  let count = 0;
  for (let x = 0; x < 2 ** z; x++) {
    for (let y = 0; y < 2 ** z; y++) {
      const found = await tile("incidents", z, x, y, "?sourceSystem=edge");
      for (const cluster of featuresOf(found, "incident_cluster")) count += cluster["count"] as number;
      count += featuresOf(found, "incident").length;
    }
  }

  expect(count).toBe(AT_THE_EDGES.length);
});

describe("cell tiles", () => {
  test("small cells appear only where they can be seen, each once with its label", async () => {
    const [x, y] = tilesOver(5)[0]!;
    const far = featuresOf(await tile("cells", 5, x, y), "cell").map((cell) => cell["depth"]);
    const [codes, leafDepths] = [new Set<unknown>(), new Set<unknown>()];
    for (const [tx, ty] of tilesOver(13)) {
      for (const label of featuresOf(await tile("cells", 13, tx, ty), "cell_label")) {
        codes.add(label["code"]);
        if (label["leaf"] === 1) leafDepths.add(label["depth"]);
      }
    }

    expect(far).not.toContain(4);
    expect(codes.size).toBe(19);
    expect([...leafDepths]).toEqual([4]);
  });

  test("TileJSON names a version, and the versioned tile may be kept", async () => {
    const { tiles } = (await (await app.request("/tiles/cells.json")).json()) as { tiles: string[] };
    const [x, y] = tilesOver(8)[0]!;
    const url = new URL(tiles[0]!.replace("{z}", "8").replace("{x}", String(x)).replace("{y}", String(y)));
    const response = await app.request(url.pathname + url.search);

    expect(url.searchParams.get("v")).toBe(String(small.editionId));
    expect(response.headers.get("cache-control")).toContain("max-age");
  });

  test("an empty tile is 204", async () => {
    expect((await app.request("/tiles/cells/14/0/0.mvt")).status).toBe(204);
  });
});
