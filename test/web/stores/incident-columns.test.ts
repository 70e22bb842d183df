import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StreamEvent } from "../../../server/contract/event.ts";
import type { StreamListener } from "../../../web/api/incident-stream.ts";
import { ApiError } from "../../../web/api/client.ts";
import { useDeploymentStore } from "../../../web/stores/deployment.ts";
import { useIncidentColumnsStore } from "../../../web/stores/incident-columns.ts";
import { useLiveStore } from "../../../web/stores/live.ts";
import { answerQuestions } from "../../../web/workers/answer-questions.ts";
import { createAskWorker } from "../../../web/workers/ask-worker.ts";
import { createIncidentService, type IncidentServiceDeps } from "../../../web/workers/incident-service.ts";
import { CATEGORIES, madeRows } from "../../geo/columns/made-incidents.ts";
import { linkedEnds } from "../workers/linked-ends.ts";
import { servedIncidents } from "../workers/served-incidents.ts";

const world = vi.hoisted(() => ({ deps: null as unknown, stream: null as unknown, from: null as number | null, closed: 0 }));
vi.mock("../../../web/workers/open-incidents-worker.ts", () => ({
  openIncidentsWorker: () => {
    const [page, worker] = linkedEnds();
    answerQuestions(worker, createIncidentService(world.deps as IncidentServiceDeps), (run) => { setTimeout(run); });
    const { ask, fail } = createAskWorker(page);
    return { ask, close: () => { world.closed += 1; fail("the worker was closed"); } };
  },
}));
vi.mock("../../../web/api/incident-stream.ts", () => ({
  followStream: (from: number | null, listener: StreamListener) => {
    Object.assign(world, { stream: listener, from });
    return { close: () => undefined, reconnect: () => undefined };
  },
}));

const fetchDeployment = vi.hoisted(() => vi.fn());
vi.mock("../../../web/api/deployment.ts", () => ({ fetchDeployment }));
const DEPLOYMENT = { timeZone: "Asia/Shanghai", categories: CATEGORIES.map((category) => ({ ...category, nameZh: category.code, nameEn: null })), editionsInForce: [], bbox: null };

const stream = () => world.stream as StreamListener;
let rows = madeRows(1, 200);
beforeEach(() => {
  vi.stubGlobal("Worker", class {});
  setActivePinia(createPinia());
  rows = madeRows(1, 200);
  fetchDeployment.mockReset().mockResolvedValue(DEPLOYMENT);
  Object.assign(world, { deps: servedIncidents(rows), stream: null, from: null, closed: 0 });
});
afterEach(() => {
  useIncidentColumnsStore().stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function started() {
  const store = useIncidentColumnsStore();
  await store.start();
  await vi.waitFor(() => expect(store.primary.isUpdating).toBe(false));
  return store;
}
/** The row as the stream carries it; `cellPath` is left out in events of old. */
function reported(seq: number, row = madeRows(3, 1, 5000 + seq)[0]!, isOld = false): StreamEvent {
  const position = row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat };
  return {
    seq, at: "2026-11-21T07:00:00Z", type: "incident.reported", ...(isOld ? {} : { cellPath: row.cellPath }),
    incident: { ...row, position, category: { code: row.category, nameZh: "", nameEn: null }, assignmentResult: row.result, reportedAt: new Date(row.reportedAtMs).toISOString() },
  } as unknown as StreamEvent;
}

describe("loading", () => {
  test("ends with counts, and follows the stream from the last event it holds", async () => {
    const store = await started();

    expect(store.load.kind).toBe("ready");
    expect(store.rowCount).toBe(200);
    expect(store.primary.counts?.total).toBe(200);
    expect(world.from).toBe(200);
  });

  test("that was prepared downloads once, before the deployment is known, and is taken over by the start", async () => {
    const fetched: (number | null)[] = [];
    const { fetchColumns } = servedIncidents(rows);
    world.deps = servedIncidents(rows, { fetchColumns: (request) => { fetched.push(request.after); return fetchColumns(request); } });
    const store = useIncidentColumnsStore();
    store.prepare();
    await vi.waitFor(() => expect(fetched).toEqual([null]));
    expect(store.load.kind).toBe("idle");

    await started();
    expect(store.primary.counts?.total).toBe(200);
    expect(fetched).toEqual([null]);
  });

  test("that was prepared for a screen which never came is given up", async () => {
    const store = useIncidentColumnsStore();
    store.prepare();
    store.dropPrepared();

    expect(world.closed).toBe(1);
    await started();
    store.dropPrepared();
    expect(world.closed).toBe(1);
  });

  test("that failed says why, and can be tried again", async () => {
    world.deps = servedIncidents(rows, { fetchColumns: () => Promise.reject(new ApiError("network", "no route")) });
    const store = useIncidentColumnsStore();
    await store.start();

    expect(store.load).toMatchObject({ kind: "failed", cause: { kind: "network", message: "no route" } });

    Object.assign(world.deps as object, servedIncidents(rows));
    await store.start();
    expect(store.load.kind).toBe("ready");
  });

  test("can be cancelled", async () => {
    world.deps = servedIncidents(rows, { fetchColumns: ({ signal }) => new Promise((_resolve, reject) => { signal.addEventListener("abort", () => reject(new Error("stopped"))); }) });
    const store = useIncidentColumnsStore();
    const running = store.start();
    store.cancelLoad();
    await running;

    expect(store.load.kind).toBe("cancelled");
  });

  test("is refused where the browser has no workers", async () => {
    vi.stubGlobal("Worker", undefined);
    const store = useIncidentColumnsStore();
    await store.start();

    expect(store.load.kind).toBe("unsupported");
  });
});

describe("the filter", () => {
  test("of many that come at once only the newest is shown in the end", async () => {
    const store = await started();
    for (const kinds of [["complaint"], ["patrol"], []]) store.setFilter({ kinds });
    await vi.waitFor(() => expect(store.primary.isUpdating).toBe(false));

    expect(store.primary.filter).toEqual({ kinds: [] });
    expect(store.primary.counts?.matching).toBe(0);
  });

  test("chosen before the load is the one that is counted after it", async () => {
    useIncidentColumnsStore().setFilter({ kinds: [] });

    expect((await started()).primary.counts?.matching).toBe(0);
  });

  test("a comparison has counts of its own, and goes when it is not wanted", async () => {
    const store = await started();
    store.setComparison({ kinds: ["patrol"] });
    await vi.waitFor(() => expect(store.comparison?.counts?.matching).toBe(rows.filter(({ kind }) => kind === "patrol").length));
    store.setComparison(null);

    expect(store.comparison).toBeNull();
    expect(store.primary.counts?.matching).toBe(200);
  });

  test("what is wanted besides comes with the places it is about", async () => {
    const store = await started();
    store.want({ unit: { kind: "hexagons", sizeMetres: 10_000 }, hotspots: { measure: "count", correction: "fdr" }, density: null });
    await vi.waitFor(() => expect(store.primary.hotspots?.key).toBe(store.places?.key));

    expect(store.places?.ids.length).toBe(store.primary.hotspots?.classes.length);
    expect(store.primary.density).toBeNull();
  });
});

describe("the live stream", () => {
  test("an event's incident is counted, once however often it is delivered", async () => {
    const store = await started();
    for (const event of [reported(201), reported(202), reported(201)]) stream().onEvent(event);
    await vi.waitFor(() => expect(store.primary.counts?.total).toBe(202));

    expect(store.lastEventSeq).toBe(202);
    expect(store.rowCount).toBe(202);
  });

  test("what an event only announces is fetched", async () => {
    const store = await started();
    rows.push(...madeRows(2, 50, 1000));
    stream().onEvent({ seq: 250, at: "2026-11-21T07:00:00Z", type: "incidents.imported", importId: 1, firstId: 1000, lastId: 1049, count: 50 });
    await vi.waitFor(() => expect(store.primary.counts?.total).toBe(250));

    expect(store.lastEventSeq).toBe(250);
  });

  test("an event of old, without its cell, is fetched too", async () => {
    const store = await started();
    rows.push(...madeRows(2, 1, 1000));
    stream().onEvent(reported(201, rows.at(-1), true));

    await vi.waitFor(() => expect(store.rowCount).toBe(201));
  });

  test("after a gap everything is loaded anew", async () => {
    const store = await started();
    rows.push(...madeRows(2, 100, 1000));
    stream().onReset();

    await vi.waitFor(() => expect(store.primary.counts?.total).toBe(300));
  });

  test("an update that fails is told, and tried again", async () => {
    const store = await started();
    const before = (world.deps as IncidentServiceDeps).fetchColumns;
    Object.assign(world.deps as object, { fetchColumns: () => Promise.reject(new ApiError("network", "gone")) });
    vi.useFakeTimers({ shouldAdvanceTime: true });
    stream().onEvent({ seq: 201, at: "2026-11-21T07:00:00Z", type: "incidents.imported", importId: 1, firstId: 1, lastId: 1, count: 1 });
    await vi.waitFor(() => expect(store.freshness).toBe("failed"));

    rows.push(...madeRows(2, 1, 1000));
    Object.assign(world.deps as object, { fetchColumns: before });
    await vi.advanceTimersByTimeAsync(6000);
    await vi.waitFor(() => expect(store.freshness).toBe("fresh"));
    expect(store.rowCount).toBe(201);
  });

  test("a lost connection makes the figures late, and later stale", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const store = await started();
    stream().onLost(1, 500);
    expect(store.freshness).toBe("late");

    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.freshness).toBe("stale");
  });
});

describe("while everything is loaded anew", () => {
  /** Holds back the answers of whole loads; each is of what the rows were when it was asked. */
  function slowLoads() {
    const { fetchColumns } = world.deps as IncidentServiceDeps;
    const waiting: { settle: () => void; fail: (error: Error) => void }[] = [];
    Object.assign(world.deps as object, {
      fetchColumns: (ask: Parameters<typeof fetchColumns>[0]) => {
        const answer = fetchColumns(ask);
        return ask.after !== null ? answer : new Promise((resolve, reject) => {
          waiting.push({ settle: () => resolve(answer), fail: reject });
          ask.signal.addEventListener("abort", () => reject(new Error("stopped")));
        });
      },
    });
    return { waiting, next: () => vi.waitFor(() => { const one = waiting.shift(); expect(one).toBeDefined(); return one!; }) };
  }
  const countedAlways = async (count: number) => {
    const store = useIncidentColumnsStore();
    await vi.waitFor(() => expect(store.primary.counts?.total).toBe(count));
    await vi.waitFor(() => expect(store.primary.isUpdating).toBe(false));
    expect(store.rowCount).toBe(count);
  };

  test("an event that came after the answer was made is in it all the same", async () => {
    const store = await started();
    const loads = slowLoads();
    stream().onReset();
    const load = await loads.next();
    stream().onEvent(reported(201));
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    load.settle();
    await vi.waitFor(() => expect(store.lastEventSeq).toBe(201));
    stream().onEvent(reported(202));

    await countedAlways(202);
    expect(store.lastEventSeq).toBe(202);
    expect(store.freshness).toBe("fresh");
  });

  test("events of a database that counts lower are not taken for old ones", async () => {
    const store = await started();
    rows.splice(0, rows.length, ...madeRows(7, 20, 1));
    const loads = slowLoads();
    stream().onReset();
    const load = await loads.next();
    stream().onEvent(reported(21));
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    load.settle();

    await countedAlways(21);
    expect(store.lastEventSeq).toBe(21);
  });

  test("an update on its way is not taken for one of the new columns", async () => {
    const store = await started();
    const loads = slowLoads();
    rows.push(...madeRows(2, 1, 1000));
    stream().onEvent({ seq: 201, at: "2026-11-21T07:00:00Z", type: "incidents.imported", importId: 1, firstId: 1000, lastId: 1000, count: 1 });
    stream().onReset();
    (await loads.next()).settle();

    await countedAlways(201);
    expect(store.lastEventSeq).toBe(201);
  });

  test("a failure marks the figures, lets events wait and is tried again", async () => {
    const store = await started();
    const loads = slowLoads();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    rows.push(...madeRows(2, 30, 1000));
    stream().onReset();
    (await loads.next()).fail(new ApiError("network", "gone"));
    await vi.waitFor(() => expect(store.freshness).toBe("failed"));
    stream().onEvent(reported(231));
    await vi.advanceTimersByTimeAsync(100);
    expect([store.rowCount, store.freshness, store.load.kind]).toEqual([200, "failed", "failed"]);

    await vi.advanceTimersByTimeAsync(6000);
    (await loads.next()).settle();
    await countedAlways(231);
    expect(store.freshness).toBe("fresh");
  });

  test("a cancelled one leaves the figures marked and events waiting, until it is asked for again", async () => {
    const store = await started();
    const loads = slowLoads();
    rows.push(...madeRows(2, 30, 1000));
    stream().onReset();
    await loads.next();
    store.cancelLoad();
    await vi.waitFor(() => expect(store.load.kind).toBe("cancelled"));
    stream().onEvent(reported(231));
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    expect([store.rowCount, store.freshness]).toEqual([200, "failed"]);

    void store.start();
    (await loads.next()).settle();
    await countedAlways(231);
    expect(store.freshness).toBe("fresh");
  });

  test("new cells are not counted by what was in force before: without them nothing is loaded", async () => {
    const store = await started();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    fetchDeployment.mockRejectedValueOnce(new ApiError("network", "gone"));
    rows.push(...madeRows(2, 1, 1000));
    stream().onEvent({ seq: 201, at: "2026-11-21T07:00:00Z", type: "reference.imported" } as unknown as StreamEvent);
    await vi.waitFor(() => expect(store.freshness).toBe("failed"));
    expect(store.rowCount).toBe(200);

    await vi.advanceTimersByTimeAsync(6000);
    await countedAlways(201);
    expect(store.freshness).toBe("fresh");
  });

  test("the places on the screen become those that the figures are about", async () => {
    const store = await started();
    store.want({ unit: { kind: "cells", depth: 2 }, hotspots: null, density: null });
    await vi.waitFor(() => expect(store.places).not.toBeNull());
    const before = store.places!.key;
    stream().onReset();
    await vi.waitFor(() => expect(store.primary.unitCounts?.key).not.toBe(before));

    await vi.waitFor(() => expect(store.places?.key).toBe(store.primary.unitCounts?.key));
  });
});

describe("a category that an import brought along", () => {
  const [row] = madeRows(3, 1, 9000);
  const NEW = { code: "brought", parentCode: CATEGORIES[0]!.code, nameZh: "新", nameEn: null };

  test("is asked for once, and counted beneath its parent from then on", async () => {
    const store = await started();
    await useDeploymentStore().load();
    fetchDeployment.mockClear().mockResolvedValue({ ...DEPLOYMENT, categories: [...DEPLOYMENT.categories, NEW] });
    store.setFilter({ categories: [NEW.parentCode] });
    await vi.waitFor(() => expect(store.primary.isUpdating).toBe(false));
    const before = store.primary.counts!.matching;
    stream().onEvent(reported(201, { ...row!, category: NEW.code }));

    await vi.waitFor(() => expect(store.primary.counts?.matching).toBe(before + 1));
    stream().onEvent(reported(202, { ...row!, id: 9001, category: NEW.code }));
    await vi.waitFor(() => expect(store.primary.counts?.matching).toBe(before + 2));
    expect(fetchDeployment).toHaveBeenCalledOnce();
  });

  test("that nobody knows is not asked for again and again", async () => {
    await started();
    await useDeploymentStore().load();
    fetchDeployment.mockClear();
    for (const seq of [201, 202, 203]) {
      stream().onEvent(reported(seq, { ...row!, id: 9000 + seq, category: "nobody-knows" }));
      await vi.waitFor(() => expect(useIncidentColumnsStore().primary.counts?.total).toBe(seq));
    }

    expect(fetchDeployment).toHaveBeenCalledOnce();
  });
});

describe("leaving the screen", () => {
  test("leaves no figures of that visit, nor a failure", async () => {
    const store = await started();
    store.want({ unit: { kind: "hexagons", sizeMetres: 10_000 }, hotspots: null, density: null });
    await vi.waitFor(() => expect(store.places).not.toBeNull());
    store.setFilter({ kinds: ["patrol"] });
    store.stop();
    await new Promise((resolve) => { setTimeout(resolve, 30); });

    expect(store.places).toBeNull();
    expect(store.primary).toMatchObject({ counts: null, unitCounts: null, failure: null, isUpdating: false });
    expect(store.load.kind).toBe("idle");
    expect(useLiveStore().state.kind).toBe("connecting");
  });

  test("and coming back counts by the filter that is set", async () => {
    const store = await started();
    store.stop();
    store.setFilter({ kinds: [] });
    await started();

    expect(store.primary.counts?.matching).toBe(0);
  });

  test("no rows are asked of a worker that is gone", async () => {
    const store = await started();
    store.stop();

    await expect(store.rows("A", 0, 10)).rejects.toThrow("no incidents are loaded");
  });
});
