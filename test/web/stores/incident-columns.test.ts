import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StreamEvent } from "../../../server/contract/event.ts";
import type { StreamListener } from "../../../web/api/incident-stream.ts";
import { ApiError } from "../../../web/api/client.ts";
import { useIncidentColumnsStore } from "../../../web/stores/incident-columns.ts";
import { answerQuestions } from "../../../web/workers/answer-questions.ts";
import { createAskWorker } from "../../../web/workers/ask-worker.ts";
import { createIncidentService, type IncidentServiceDeps } from "../../../web/workers/incident-service.ts";
import { madeRows } from "../../geo/columns/made-incidents.ts";
import { linkedEnds } from "../workers/linked-ends.ts";
import { servedIncidents } from "../workers/served-incidents.ts";

const world = vi.hoisted(() => ({ deps: null as unknown, stream: null as unknown, from: null as number | null, closed: 0 }));
vi.mock("../../../web/workers/open-incidents-worker.ts", () => ({
  openIncidentsWorker: () => {
    const [page, worker] = linkedEnds();
    answerQuestions(worker, createIncidentService(world.deps as IncidentServiceDeps), (run) => { setTimeout(run); });
    return { ask: createAskWorker(page).ask, close: () => { world.closed += 1; } };
  },
}));
vi.mock("../../../web/api/incident-stream.ts", () => ({
  followStream: (from: number | null, listener: StreamListener) => {
    Object.assign(world, { stream: listener, from });
    return { close: () => undefined, reconnect: () => undefined };
  },
}));

const stream = () => world.stream as StreamListener;
let rows = madeRows(1, 200);
beforeEach(() => {
  vi.stubGlobal("Worker", class {});
  setActivePinia(createPinia());
  rows = madeRows(1, 200);
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
