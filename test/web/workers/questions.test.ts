import { describe, expect, test, vi } from "vitest";
import { ApiError } from "../../../web/api/client.ts";
import { answerQuestions, type Answers } from "../../../web/workers/answer-questions.ts";
import { createAskWorker, WorkerError } from "../../../web/workers/ask-worker.ts";
import type { Ask, ColumnsState, IncidentPageOfRows, LoadProgress } from "../../../web/workers/incident-questions.ts";
import { kept } from "../../../web/workers/transferables.ts";
import { linkedEnds } from "./linked-ends.ts";

const STATE: ColumnsState = { rowCount: 1, lastEventSeq: 2, asOf: "2026-11-21T00:00:00Z", revision: 3 };
const PAGE: IncidentPageOfRows = { rows: [], total: 7 };
const LOAD = { categories: [], home: null };
const pageOf = { view: "A", offset: 0, limit: 1 } as const;
const filterOf = { view: "A", filter: {} } as const;

function talk(some: Partial<Answers>) {
  const [page, worker] = linkedEnds();
  answerQuestions(worker, some as Answers, (run) => { setTimeout(run); });
  return createAskWorker(page);
}

describe("a question", () => {
  test("is answered under its own id, whatever comes back first", async () => {
    const { ask } = talk({ load: () => new Promise((resolve) => { setTimeout(() => resolve(STATE), 20); }), page: () => PAGE });

    expect(await Promise.all([ask("load", LOAD), ask("page", pageOf)])).toEqual([STATE, PAGE]);
  });

  test("fails as the ApiError that the worker met, kind and status included", async () => {
    const { ask } = talk({ load: () => Promise.reject(new ApiError("refused", "too busy", 503)) });

    await expect(ask("load", LOAD)).rejects.toMatchObject({ name: "ApiError", kind: "refused", status: 503, message: "too busy" });
  });

  test("fails with what a fault in the worker said", async () => {
    const { ask } = talk({ page: () => { throw new RangeError("no such page"); } });

    await expect(ask("page", pageOf)).rejects.toThrow(new WorkerError("RangeError: no such page"));
  });

  test("tells its progress", async () => {
    const step: LoadProgress = { receivedBytes: 5, totalBytes: 10, rows: 1, totalRows: 2, bytesPerSecond: 3, remainingMs: 4 };
    const { ask } = talk({ load: (_ask, { progress }) => { progress(step); return STATE; } });
    const onProgress = vi.fn();

    await ask("load", LOAD, { onProgress });

    expect(onProgress).toHaveBeenCalledExactlyOnceWith(step);
  });

  test("that is given up is rejected at once, and aborts what works on it", async () => {
    const aborted = vi.fn();
    const { ask } = talk({ load: (_ask, { signal }) => new Promise(() => { signal.addEventListener("abort", aborted); }) });
    const mine = new AbortController();
    const asked = ask("load", LOAD, { signal: mine.signal });
    setTimeout(() => mine.abort(), 10);

    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
    await vi.waitFor(() => expect(aborted).toHaveBeenCalledOnce());
  });

  test("that was given up before its turn never runs", async () => {
    const page = vi.fn((_asked: Ask<"page">) => PAGE);
    const { ask } = talk({ page });
    const mine = new AbortController();
    const first = ask("page", pageOf);
    const second = ask("page", { ...pageOf, offset: 1 }, { signal: mine.signal });
    mine.abort();

    await expect(second).rejects.toThrow();
    await first;
    await ask("page", { ...pageOf, offset: 2 });

    expect(page.mock.calls.map(([asked]) => asked.offset)).toEqual([0, 2]);
  });

  test("does not wait for ever when the worker has died", async () => {
    const { ask, fail } = talk({ load: () => new Promise(() => undefined) });
    const asked = ask("load", LOAD);
    fail("out of memory");

    await expect(asked).rejects.toThrow("out of memory");
  });
});

test("of those that wait, a filter goes before what is computed from it", async () => {
  const order: string[] = [];
  const note = <T>(name: string, answer: T) => (): T => { order.push(name); return answer; };
  const { ask } = talk({
    density: note("density", null as never), page: note("page", PAGE), hotspots: note("hotspots", null as never), setFilter: note("setFilter", null as never),
  });
  const unit = { kind: "cells", depth: 2 } as const;

  await Promise.all([
    ask("density", { view: "A", kernel: "quartic", bandwidthMetres: 1 }), ask("hotspots", { view: "A", unit, measure: "count", correction: "none" }),
    ask("page", pageOf), ask("setFilter", filterOf),
  ]);

  expect(order).toEqual(["setFilter", "page", "hotspots", "density"]);
});

describe("arrays of an answer", () => {
  test("are handed over, not copied", async () => {
    const counts = new Uint32Array([1, 2, 3]);
    const { ask } = talk({ unitCounts: () => ({ key: "k", counts, elsewhere: 0 }) });

    const answer = await ask("unitCounts", { view: "A", unit: { kind: "cells", depth: 1 } });

    expect([...answer.counts]).toEqual([1, 2, 3]);
    expect(counts).toHaveLength(0);
  });

  test("that the worker keeps are copied", async () => {
    const labels = new Float64Array([1, 2]);
    const { ask } = talk({ places: () => kept({ labels } as never) });

    expect([...(await ask("places", { unit: { kind: "cells", depth: 1 } })).labels]).toEqual([1, 2]);
    expect(labels).toHaveLength(2);
  });
});
