import type { MultiPolygon, Polygon } from "geojson";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApi } from "../../../server/api.ts";
import type { Edition } from "../../../server/contract/cell.ts";
import type { EditionCells, EditionDifferenceAnswer } from "../../../server/contract/edition-draft.ts";
import { moveSharedVertices } from "../../../geo/index.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../../support/checked-app.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";

let store: Store;
let app: CheckedApp;
let small: SmallCity;

beforeEach(async () => {
  store = await createTestDatabase();
  small = await storeSmallCity(store.kysely);
  app = checkedApp(createApi(await testApiDeps(store)));
});
afterEach(() => store.close());

const send = (method: string, path: string, body?: unknown) =>
  app.request(path, { method, ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }) });
const answer = async <T>(response: Response): Promise<T> => await response.json() as T;

async function makeDraft(name = "next"): Promise<Edition> {
  const response = await send("POST", "/api/editions", { fromEditionId: small.editionId, name, effectiveFrom: "2026-06-01T00:00:00+08:00" });
  expect(response.status).toBe(201);
  return answer(response);
}
const cellsOf = async (id: number, query = "") => answer<EditionCells>(await send("GET", `/api/editions/${id}/cells${query}`));
const difference = async (from: number, to: number) => answer<EditionDifferenceAnswer>(await send("GET", `/api/editions/${from}/difference?to=${to}`));

interface Edit { code: string; geometry: Polygon | MultiPolygon; parent: string | null }
const editable = ({ features }: EditionCells): Edit[] =>
  features.map(({ properties, geometry }) => ({ code: properties.code, parent: properties.parentCode, geometry: geometry as Polygon | MultiPolygon }));
const verticesOf = ({ geometry }: Edit) => (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat()).flat() as [number, number][];

/** A vertex in the middle of a border between villages of two towns, moved towards the first of them; and what changes by that. */
function moveTownBorder(villages: Edit[], metres = 200): Edit[] {
  const owners = new Map<string, Edit[]>();
  for (const village of villages) for (const key of new Set(verticesOf(village).map((vertex) => vertex.join()))) owners.set(key, [...owners.get(key) ?? [], village]);
  for (const [key, [one, other, more]] of owners) {
    if (one === undefined || other === undefined || more !== undefined || one.parent === other.parent) continue;
    const [lng, lat] = key.split(",").map(Number) as [number, number];
    return moveSharedVertices(villages, [{ from: [lng, lat], to: [lng + metres / 93_000, lat] }]);
  }
  throw new Error("no border between two towns");
}

describe("a draft", () => {
  test("is a copy of an edition with its cells, bit for bit", async () => {
    const draft = await makeDraft();

    expect(draft).toMatchObject({ status: "draft", basedOn: small.editionId, territory: "small", revision: 1, cellCount: 19 });
    expect((await cellsOf(draft.id, "?depth=3")).features).toEqual((await cellsOf(small.editionId, "?depth=3")).features);
    expect(await difference(small.editionId, draft.id)).toMatchObject({ features: [], areaSquareMetres: 0, bbox: null });
  });

  test("needs a name of its own and an existing edition", async () => {
    await makeDraft();

    const [taken, missing] = [
      await send("POST", "/api/editions", { fromEditionId: small.editionId, name: "next", effectiveFrom: "2026-07-01T00:00:00Z" }),
      await send("POST", "/api/editions", { fromEditionId: 999, name: "other", effectiveFrom: "2026-07-01T00:00:00Z" }),
    ];

    expect([taken.status, missing.status]).toEqual([409, 404]);
    expect(await taken.json()).toMatchObject({ error: { details: [{ field: "body.name" }] } });
  });

  test.each(["1800-01-01T00:00:00Z", "2200-01-01T00:00:00Z"])("does not take effect in a year that cannot have been meant: %s", async (effectiveFrom) => {
    const response = await send("POST", "/api/editions", { fromEditionId: small.editionId, name: "when", effectiveFrom });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: [{ field: "body.effectiveFrom" }] } });
  });

  test("is begun once under a key, however often that is asked", async () => {
    const begin = (name: string) => app.request("/api/editions", {
      method: "POST", headers: { "content-type": "application/json", "idempotency-key": "copy-once" }, body: JSON.stringify({ fromEditionId: small.editionId, name, effectiveFrom: "2026-06-01T00:00:00Z" }),
    });
    const [first, second, other] = [await begin("once"), await begin("once"), await begin("twice")];

    expect([first.status, second.status, second.headers.get("idempotent-replay"), other.status]).toEqual([201, 201, "true", 409]);
    expect((await answer<Edition>(second)).id).toBe((await answer<Edition>(first)).id);
  });

  test("can be dropped; a published edition cannot", async () => {
    const draft = await makeDraft();

    expect(await answer(await send("DELETE", `/api/editions/${draft.id}`))).toMatchObject({ name: "next", cellCount: 19 });
    expect((await send("DELETE", `/api/editions/${draft.id}`)).status).toBe(404);
    expect((await send("DELETE", `/api/editions/${small.editionId}`)).status).toBe(409);
  });
});

describe("editing borders", () => {
  test("a border moved between two towns takes the towns along, and the check finds nothing", async () => {
    const draft = await makeDraft();
    const changes = moveTownBorder(editable(await cellsOf(draft.id)));
    const townsBefore = await cellsOf(draft.id, "?depth=3");

    const saved = await send("PUT", `/api/editions/${draft.id}/cells`, { changes: changes.map(({ code, geometry }) => ({ code, geometry })), expectedRevision: 1 });

    expect(saved.status).toBe(200);
    expect(await answer(saved)).toMatchObject({ revision: 2, checkedAt: null });
    const townsAfter = await cellsOf(draft.id, "?depth=3");
    const moved = townsAfter.features.filter((town, i) => JSON.stringify(town) !== JSON.stringify(townsBefore.features[i])).map(({ properties }) => properties.code);
    expect(moved.sort()).toEqual([...new Set(changes.map(({ parent }) => parent))].sort());
    const checked = await answer<Edition>(await send("POST", `/api/editions/${draft.id}/check`));
    expect(checked.findingCounts).toEqual({ error: 0, warning: 0, notice: 0, accepted: 0 });
  });

  test("tells the ground that changes hands between the two villages, and nothing else", async () => {
    const draft = await makeDraft();
    const changes = moveTownBorder(editable(await cellsOf(draft.id)));
    await send("PUT", `/api/editions/${draft.id}/cells`, { changes: changes.map(({ code, geometry }) => ({ code, geometry })), expectedRevision: 1 });

    const { features, areaSquareMetres, bordersGone, bordersNew } = await difference(small.editionId, draft.id);

    const codes = changes.map(({ code }) => code).sort();
    expect(features.map(({ properties: { from, to } }) => [from?.code, to?.code].sort())).toEqual(features.map(() => codes));
    expect(areaSquareMetres).toBeGreaterThan(1000);
    expect([bordersGone.coordinates.flat().length, bordersNew.coordinates.flat().length]).toEqual([3, 3]);
  });

  test("is refused whole when somebody else has saved meanwhile", async () => {
    const draft = await makeDraft();
    const changes = moveTownBorder(editable(await cellsOf(draft.id))).map(({ code, geometry }) => ({ code, geometry }));
    await send("PUT", `/api/editions/${draft.id}/cells`, { changes, expectedRevision: 1 });

    const late = await send("PUT", `/api/editions/${draft.id}/cells`, { changes, expectedRevision: 1 });

    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ error: { message: expect.stringContaining("revision 2") } });
  });

  test("of a published edition is refused", async () => {
    const [village] = editable(await cellsOf(small.editionId));

    const response = await send("PUT", `/api/editions/${small.editionId}/cells`, { changes: [{ code: village!.code, geometry: village!.geometry }], expectedRevision: 1 });

    expect(response.status).toBe(409);
  });

  test("names the vertex at which a ring crosses itself, and changes nothing", async () => {
    const draft = await makeDraft();
    const [good, bad] = editable(await cellsOf(draft.id));
    const ring = [...(bad!.geometry as Polygon).coordinates[0]!];
    [ring[3], ring[9]] = [ring[9]!, ring[3]!];

    const response = await send("PUT", `/api/editions/${draft.id}/cells`, {
      changes: [{ code: good!.code, geometry: good!.geometry }, { code: bad!.code, geometry: { type: "Polygon", coordinates: [ring] } }], expectedRevision: 1,
    });

    expect(response.status).toBe(400);
    const { error } = await answer<{ error: { details: { field: string; message: string }[] } }>(response);
    expect(error.details[0]!.field).toMatch(/^body\.changes\.1\.geometry\.coordinates\.0\.\d+$/);
    expect(error.details[0]!.message).toContain(bad!.code);
    expect((await answer<{ items: Edition[] }>(await send("GET", "/api/editions"))).items.find(({ id }) => id === draft.id)?.revision).toBe(1);
  });

  test.each([
    ["a position that is none", [[[112, 91], [113, 32], [113, 33], [112, 91]]], /coordinates|vertex 1/],
    ["two positions", [[[112, 31], [113, 32], [112, 31]]], /fewer than three|Degenerate/],
    ["no ring", [], /empty/],
    ["three positions that do not close", [[[0, 0], [1, 1], [1, 0]]], /coordinates\.0.*not closed/],
    ["a ring that does not close", [[[112, 31], [113, 32], [113, 31], [112, 32]]], /coordinates\.0.*not closed/],
  ])("refuses %s", async (_what, coordinates, told) => {
    const draft = await makeDraft();
    const [village] = editable(await cellsOf(draft.id));

    const response = await send("PUT", `/api/editions/${draft.id}/cells`, { changes: [{ code: village!.code, geometry: { type: "Polygon", coordinates } }], expectedRevision: 1 });

    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toMatch(told);
  });

  test("refuses cells that the draft has not, and the same cell twice", async () => {
    const draft = await makeDraft();
    const [village] = editable(await cellsOf(draft.id));
    const geometry = village!.geometry;

    const response = await send("PUT", `/api/editions/${draft.id}/cells`, { changes: [{ code: "nowhere", geometry }, { code: village!.code, geometry }, { code: village!.code, geometry }], expectedRevision: 1 });

    expect(await response.json()).toMatchObject({ error: { details: [{ field: "body.changes.0.code" }, { field: "body.changes.2.code" }] } });
  });
});

describe("what the check found", () => {
  test("includes a cell that was moved off to elsewhere, which may be accepted with a reason", async () => {
    const draft = await makeDraft();
    const [village] = editable(await cellsOf(draft.id));
    const geometry = { type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] };
    expect((await send("PUT", `/api/editions/${draft.id}/cells`, { changes: [{ code: village!.code, geometry }], expectedRevision: 1 })).status).toBe(200);

    await send("POST", `/api/editions/${draft.id}/check`);

    const { items } = await answer<{ items: { id: string; kind: string; severity: string; cellCodes: string[]; size: number }[] }>(await send("GET", `/api/editions/${draft.id}/findings`));
    const remote = items.filter(({ kind }) => kind === "remote_part");
    expect(remote).toMatchObject([{ severity: "error", cellCodes: [village!.code] }]);
    expect(remote[0]!.size).toBeGreaterThan(9e6);
    const accepted = await send("PUT", `/api/editions/${draft.id}/findings/${encodeURIComponent(remote[0]!.id)}/acceptance`, { reason: "a research station" });
    expect(accepted.status).toBe(200);
  });

  test("can be let stand with a reason, which lasts through checks until the finding changes", async () => {
    const draft = await makeDraft();
    const [village] = moveTownBorder(editable(await cellsOf(draft.id)));
    // Only one side of the border moves: a gap or an overlap opens.
    await send("PUT", `/api/editions/${draft.id}/cells`, { changes: [{ code: village!.code, geometry: village!.geometry }], expectedRevision: 1 });
    const { findingCounts } = await answer<Edition>(await send("POST", `/api/editions/${draft.id}/check`));
    expect(findingCounts.error).toBeGreaterThan(0);
    const [finding] = (await answer<{ items: { id: string }[] }>(await send("GET", `/api/editions/${draft.id}/findings`))).items;

    const accepted = await send("PUT", `/api/editions/${draft.id}/findings/${encodeURIComponent(finding!.id)}/acceptance`, { reason: "an airport" });

    expect(await answer(accepted)).toMatchObject({ findingCounts: { accepted: 1 } });
    expect(await answer(await send("POST", `/api/editions/${draft.id}/check`))).toMatchObject({ findingCounts: { accepted: 1 } });
    expect(await answer(await send("DELETE", `/api/editions/${draft.id}/findings/${encodeURIComponent(finding!.id)}/acceptance`))).toMatchObject({ findingCounts: { accepted: 0 } });
    expect((await send("PUT", `/api/editions/${draft.id}/findings/none/acceptance`, { reason: "x" })).status).toBe(404);
    expect((await send("PUT", `/api/editions/${draft.id}/findings/none/acceptance`, { reason: " " })).status).toBe(400);
  });
});
