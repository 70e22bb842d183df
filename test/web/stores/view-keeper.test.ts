import { expect, test, vi } from "vitest";
import type { AskWorker } from "../../../web/workers/ask-worker.ts";
import { keepView } from "../../../web/stores/view-keeper.ts";

/** A worker whose answers are given by hand, in the order of the questions. */
function askedByHand() {
  const waiting: { ask: unknown; resolve: (answer: unknown) => void; reject: (error: Error) => void }[] = [];
  const ask = ((_name, question) => new Promise((resolve, reject) => { waiting.push({ ask: question, resolve: resolve as (answer: unknown) => void, reject }); })) as AskWorker;
  const keeper = keepView("A", ask, () => ({ unit: null, hotspots: null, density: null }), () => undefined);
  return { keeper, waiting };
}
const countsOf = (matching: number) => ({ counts: { matching }, tookMs: 1 });

test("the newest filter is counted although the one before it could not be", async () => {
  const { keeper, waiting } = askedByHand();
  keeper.choose({ kinds: ["patrol"] }, true);
  keeper.choose({ kinds: ["sensor"] }, true);
  waiting.shift()!.reject(new Error("no such polygon"));
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  waiting.shift()!.resolve(countsOf(7));
  await vi.waitFor(() => expect(keeper.shown.value.isUpdating).toBe(false));

  expect(keeper.shown.value).toMatchObject({ filter: { kinds: ["sensor"] }, counts: { matching: 7 }, failure: null });
});

test("a filter that cannot be counted is told as a failure, once", async () => {
  const { keeper, waiting } = askedByHand();
  keeper.choose({ kinds: ["patrol"] }, true);
  waiting.shift()!.reject(new Error("no such polygon"));
  await vi.waitFor(() => expect(keeper.shown.value.isUpdating).toBe(false));

  expect(keeper.shown.value.failure).toBe("no such polygon");
  expect(waiting).toHaveLength(0);
});

test("what was asked before a reset is not shown after it", async () => {
  const { keeper, waiting } = askedByHand();
  keeper.choose({ kinds: ["patrol"] }, true);
  keeper.reset();
  keeper.refresh();
  waiting.shift()!.resolve(countsOf(1));
  await Promise.resolve();
  expect(keeper.shown.value.counts).toBeNull();

  waiting.shift()!.resolve(countsOf(2));
  await vi.waitFor(() => expect(keeper.shown.value.isUpdating).toBe(false));
  expect(keeper.shown.value).toMatchObject({ filter: { kinds: ["patrol"] }, counts: { matching: 2 } });
});
