import { describe, expect, test, vi } from "vitest";
import type { IncidentCounts } from "../../../geo/index.ts";
import { CATEGORIES, madeFilter, madeRows } from "../../geo/columns/made-incidents.ts";
import { PlainView } from "../../geo/columns/plain-view.ts";
import { readTile } from "../../geo/columns/read-tile.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import type { AnswerContext } from "../../../web/workers/answer-questions.ts";
import type { Position } from "../../../geo/index.ts";
import type { CellOutline } from "../../../web/api/cells.ts";
import { createIncidentService } from "../../../web/workers/incident-service.ts";
import { NOT_STUDIED_CLASS, type AnalysisUnit } from "../../../web/workers/incident-questions.ts";
import { HOME, servedIncidents } from "./served-incidents.ts";

const ZONE = "Asia/Shanghai";
const LOAD = { categories: CATEGORIES, home: HOME };
const HEXAGONS: AnalysisUnit = { kind: "hexagons", sizeMetres: 10_000 };
const context = (): AnswerContext => ({ signal: new AbortController().signal, progress: () => undefined });
const sum = (counts: ArrayLike<number>): number => Array.from(counts).reduce((a, b) => a + b, 0);

async function loaded(rows = madeRows(1, 500)) {
  const service = createIncidentService(servedIncidents(rows));
  const state = await service.load(LOAD, context());
  return { service, state, rows };
}

test.each(["unitCounts", "hotspots", "density"] as const)("%s given up while its places are fetched are not computed", async (name) => {
  const { fetchLand } = servedIncidents([]);
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => { arrive = resolve; });
  const service = createIncidentService(servedIncidents(madeRows(1, 50), { fetchLand: () => arrived.then(fetchLand) }));
  await service.load(LOAD, context());
  const mine = new AbortController();
  const ask = { view: "A", unit: HEXAGONS, measure: "count", correction: "fdr", kernel: "quartic", bandwidthMetres: 1000 } as const;
  const asked = service[name](ask, { signal: mine.signal, progress: () => undefined });
  mine.abort();
  arrive();

  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
});

describe("a load that was begun", () => {
  test("is told what has arrived, and gives up the download when it is given up", async () => {
    const stopped = vi.fn();
    const service = createIncidentService(servedIncidents([], {
      fetchColumns: ({ signal, onReceived }) => new Promise((_resolve, reject) => {
        onReceived({ bytes: 5, totalBytes: 10, totalRows: 4 });
        signal.addEventListener("abort", () => { stopped(); reject(signal.reason as Error); });
      }),
    }));
    expect(service.begin({}, context())).toBeNull();
    const [mine, progress] = [new AbortController(), vi.fn()];
    const loading = service.load(LOAD, { signal: mine.signal, progress });
    mine.abort();

    await expect(loading).rejects.toMatchObject({ name: "AbortError" });
    expect(progress).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ receivedBytes: 5, totalBytes: 10, rows: 2 }));
    expect(stopped).toHaveBeenCalledOnce();
  });

  test("that failed is tried anew by the load after it", async () => {
    const answers = [() => Promise.reject(new Error("no route")), servedIncidents(madeRows(1, 3)).fetchColumns];
    const service = createIncidentService(servedIncidents([], { fetchColumns: (request) => answers.shift()!(request) }));
    await service.begin({}, context());

    await expect(service.load(LOAD, context())).rejects.toThrow("no route");
    expect(await service.load(LOAD, context())).toMatchObject({ rowCount: 3 });
  });
});

describe("after a load", () => {
  test("it says how much it holds, up to which event and when", async () => {
    expect((await loaded()).state).toEqual({ rowCount: 500, lastEventSeq: 500, asOf: "2026-11-21T06:30:00Z", revision: 1 });
  });

  test("a filter is answered with the counts of asking every row", async () => {
    const { service, rows } = await loaded();
    const random = seededRandom(5);
    const filters = Array.from({ length: 20 }, () => madeFilter(random));

    const answers = filters.map((filter) => service.setFilter({ view: "A", filter }, context()) as { counts: IncidentCounts });

    expect(answers.map(({ counts }) => counts)).toEqual(filters.map((filter) => new PlainView(rows, filter, CATEGORIES, ZONE).counts()));
  });

  test.each([HEXAGONS, { kind: "squares", sizeMetres: 5000 }, { kind: "cells", depth: 2 }] as const)("places of %j and what lies elsewhere add up to the matching incidents", async (unit) => {
    const { service } = await loaded();
    const { counts } = await service.setFilter({ view: "A", filter: { nearBoundary: false } }, context());

    const found = await service.unitCounts({ view: "A", unit }, context());

    expect(sum(found.counts) + found.elsewhere).toBe(counts.matching);
    expect(sum(found.counts)).toBeGreaterThan(0);
  });

  test("the two views have filters of their own", async () => {
    const { service } = await loaded();
    await service.setFilter({ view: "A", filter: { kinds: [] } }, context());
    await service.setFilter({ view: "B", filter: {} }, context());

    expect(sum((await service.unitCounts({ view: "A", unit: HEXAGONS }, context())).counts)).toBe(0);
    expect(sum((await service.unitCounts({ view: "B", unit: HEXAGONS }, context())).counts)).toBeGreaterThan(0);
  });

  test("the points of the map are the matching incidents that have a position", async () => {
    const { service } = await loaded();
    const { counts } = await service.setFilter({ view: "A", filter: { kinds: ["patrol"] } }, context());

    const drawn = readTile(await service.tile({ view: "A", z: 0, x: 0, y: 0 }, context()));

    expect(sum(drawn.map(({ properties }) => Number(properties["count"])))).toBe(counts.matching - counts.withoutPosition);
  });

  test("pages are the matching incidents, newest first", async () => {
    const { service, rows } = await loaded();
    await service.setFilter({ view: "A", filter: { kinds: ["sensor"] } }, context());
    const expected = rows.filter(({ kind }) => kind === "sensor").toSorted((a, b) => b.reportedAtMs - a.reportedAtMs || b.id - a.id);

    const page = await service.page({ view: "A", offset: 10, limit: 5 }, context());

    expect(page).toEqual({ rows: expected.slice(10, 15), total: expected.length });
  });
});

describe("hotspots", () => {
  test("of hexagons test those that reach into a cell by centre or corner, and no other", async () => {
    const { service } = await loaded();
    const places = await service.places({ unit: HEXAGONS }, context());
    const answer = await service.hotspots({ view: "A", unit: HEXAGONS, measure: "count", correction: "fdr" }, context());
    const isOnLand = (lng: number, lat: number) => lng >= HOME[0] && lng <= HOME[2] && lat >= HOME[1] && lat <= HOME[3];
    const isInside = places.ids.map((_, place) => isOnLand(places.labels[place * 2]!, places.labels[place * 2 + 1]!)
      || Array.from({ length: places.cornerCount }, (__, corner) => (place * places.cornerCount + corner) * 2).some((at) => isOnLand(places.corners![at]!, places.corners![at + 1]!)));

    expect(Array.from(places.inStudyArea, (flag) => flag === 1)).toEqual(isInside);
    expect(answer.facts.n).toBe(isInside.filter(Boolean).length);
    // Also incidents at the very border are in places that are tested.
    const { counts } = await service.unitCounts({ view: "A", unit: HEXAGONS }, context());
    const placed = (await service.page({ view: "A", offset: 0, limit: 500 }, context())).rows.filter(({ lng, lat }) => lng !== null && lat !== null && isOnLand(lng, lat));
    expect(sum(counts.filter((_, place) => isInside[place]))).toBeGreaterThanOrEqual(placed.length * 0.99);
    expect(Array.from(answer.classes).every((of, place) => (of === NOT_STUDIED_CLASS) === !isInside[place])).toBe(true);
  });

  test("of hexagons under a polygon or a chosen cell test those whose centre lies in it", async () => {
    const west: CellOutline = { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[[112, 32], [112.5, 32], [112.5, 33], [112, 33], [112, 32]]] } };
    const service = createIncidentService(servedIncidents(madeRows(1, 500), { fetchOutline: () => Promise.resolve(west) }));
    await service.load(LOAD, context());
    const places = await service.places({ unit: HEXAGONS }, context());
    const isWest = places.ids.map((_, place) => places.labels[place * 2]! >= 112 && places.labels[place * 2]! <= 112.5 && places.labels[place * 2 + 1]! >= 32 && places.labels[place * 2 + 1]! <= 33);
    const polygon: Position[] = [[112, 32], [112.5, 32], [112.5, 33], [112, 33]];

    for (const filter of [{ polygon }, { cells: [{ territory: "north", code: "N1" }] }]) {
      await service.setFilter({ view: "A", filter }, context());
      const { classes } = await service.hotspots({ view: "A", unit: HEXAGONS, measure: "count", correction: "none" }, context());
      expect(Array.from(classes, (of) => of !== NOT_STUDIED_CLASS)).toEqual(isWest);
    }
  });

  test("where a denominator is unknown there is no data", async () => {
    const { service } = await loaded();
    const answer = await service.hotspots({ view: "A", unit: { kind: "cells", depth: 2 }, measure: "per_10k", correction: "none" }, context());

    expect(Array.from(answer.values, Number.isNaN)).toEqual([false, true]);
    expect(answer.facts.nNoData).toBe(1);
  });
});

test("a density covers the land and is about the matching incidents", async () => {
  const { service, rows } = await loaded();
  await service.setFilter({ view: "A", filter: { kinds: ["patrol"] } }, context());

  const density = await service.density({ view: "A", kernel: "quartic", bandwidthMetres: 8000 }, context());
  // Each incident spreads one incident over the ground: the volume is their number, less what spills over the edge.
  const squareKm = 92 * 111 / (density.columns * density.rows);
  const volume = sum(density.perSquareKm.filter((value) => !Number.isNaN(value))) * squareKm;

  const placed = rows.filter(({ kind, lng }) => kind === "patrol" && lng !== null).length;
  expect(density.incidents).toBe(placed);
  expect(volume).toBeGreaterThan(placed * 0.8);
  expect(volume).toBeLessThan(placed * 1.05);
});

describe("what happens later", () => {
  test("an event's incident is counted once, however often it comes", async () => {
    const { service } = await loaded();
    const [extra] = madeRows(9, 1, 900);
    const event = { rows: [extra!], seq: 501, at: "2026-11-21T07:00:00Z" };

    const states = [await service.apply(event, context()), await service.apply(event, context())];

    expect(states[0]).toEqual({ rowCount: 501, lastEventSeq: 501, asOf: event.at, revision: 2 });
    expect(states[1]).toEqual(states[0]);
  });

  test("what an import brought is fetched, and lies in the hexagons", async () => {
    const rows = madeRows(1, 500);
    const { service } = await loaded(rows);
    await service.unitCounts({ view: "A", unit: HEXAGONS }, context());
    rows.push(...madeRows(2, 300, 1000));

    const state = await service.update({}, context());
    const found = await service.unitCounts({ view: "A", unit: HEXAGONS }, context());

    expect(state).toMatchObject({ rowCount: 800, lastEventSeq: 800, revision: 2 });
    expect(sum(found.counts) + found.elsewhere).toBe(800);
  });

  test("an incident in a bin that held none makes new places, told by their key", async () => {
    const { service } = await loaded();
    const before = await service.places({ unit: HEXAGONS }, context());
    const [extra] = madeRows(9, 1, 900);
    await service.apply({ rows: [{ ...extra!, lng: 115, lat: 33.5 }], seq: 501, at: "2026-11-21T07:00:00Z" }, context());

    const found = await service.unitCounts({ view: "A", unit: HEXAGONS }, context());
    const after = await service.places({ unit: HEXAGONS }, context());

    expect(found.key).toBe(after.key);
    expect(after.key).not.toBe(before.key);
    expect(after.ids).toHaveLength(before.ids.length + 1);
  });

  test("places after a load have keys that none had before, in this worker or another", async () => {
    const { service } = await loaded();
    const keyOf = async (of: typeof service) => (await of.places({ unit: { kind: "cells", depth: 2 } }, context())).key;
    const before = await keyOf(service);
    await service.load(LOAD, context());

    expect(new Set([before, await keyOf(service), await keyOf((await loaded()).service)]).size).toBe(3);
  });

  test("a load that fails leaves what was held", async () => {
    const rows = madeRows(1, 50);
    const deps = servedIncidents(rows);
    const service = createIncidentService(deps);
    await service.load(LOAD, context());
    Object.assign(deps, { fetchColumns: () => Promise.reject(new Error("gone")) });

    await expect(service.load(LOAD, context())).rejects.toThrow("gone");
    expect((await service.setFilter({ view: "A", filter: {} }, context())).counts.total).toBe(50);
  });
});

test("without anything loaded a question says so", () => {
  const service = createIncidentService(servedIncidents([]));

  expect(() => service.setFilter({ view: "A", filter: {} }, context())).toThrow("Nothing is loaded yet.");
});

test("bins that are too many are refused with what to do", async () => {
  const { service } = await loaded();

  await expect(service.places({ unit: { kind: "squares", sizeMetres: 200 } }, context())).rejects.toThrow("choose a larger size");
});
