// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { nextTick } from "vue";
import type { StreamEvent } from "../../../server/contract/event.ts";
import { useLiveStore, type LiveState } from "../../../web/stores/live.ts";
import { useWallClockStore } from "../../../web/stores/wall-clock.ts";
import { createWallSource, useWallSourcesStore } from "../../../web/stores/wall-sources.ts";

const SERVER = Date.parse("2026-11-21T15:59:00Z");
const ask = vi.fn<(signal: AbortSignal, windows: { today: string }) => Promise<Date>>();

beforeEach(() => {
  // The browser's clock is a month behind and its zone another: neither may matter.
  vi.useFakeTimers({ now: SERVER - 30 * 86_400_000 });
  setActivePinia(createPinia());
  ask.mockReset().mockImplementation(() => Promise.resolve(new Date(useWallClockStore().nowMs())));
});
afterEach(() => {
  useWallSourcesStore().close();
  useWallClockStore().stop();
  vi.useRealTimers();
});

const aWall = async (isOfToday = false) => {
  const [clock, sources] = [useWallClockStore(), useWallSourcesStore()];
  clock.learn(SERVER, performance.now(), performance.now());
  clock.start();
  const source = createWallSource({ key: "counts", everyMs: 600_000, isOfToday, ask, dataAtOf: (at) => at, askAgainOn: ["incident.reported"] });
  sources.start();
  await passing(0);
  return { clock, sources, source };
};
const passing = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
  await nextTick();
};
test("two panels that name the same source share it", async () => {
  const { source, sources } = await aWall();

  expect(createWallSource({ key: "counts", everyMs: 1, ask, dataAtOf: () => null, askAgainOn: [] })).toBe(source);
  expect(sources.total).toBe(1);
  expect(ask).toHaveBeenCalledTimes(1);
});

test("local midnight of the deployment asks every source anew, for the spans of the new day", async () => {
  const { clock, source } = await aWall(true);
  expect(clock.today).toBe("2026-11-21");
  expect(ask.mock.lastCall?.[1].today).toBe("2026-11-21");

  await passing(61_000);
  expect(clock.today).toBe("2026-11-22");
  await passing(2_000);
  expect(ask.mock.lastCall?.[1].today).toBe("2026-11-22");
  expect(source).toMatchObject({ freshness: "fresh" });
});

test("a page that was frozen asks for everything when it wakes", async () => {
  await aWall();
  // Nothing runs while the computer sleeps, but its clock goes on.
  vi.setSystemTime(Date.now() + 3_600_000);
  await passing(2_000);

  expect(ask).toHaveBeenCalledTimes(2);
});

test("seconds go by without an age being told anew", async () => {
  const { clock } = await aWall();
  const before = clock.agesMs;
  const seconds = clock.secondMs;
  await passing(4_000);
  expect(clock.agesMs).toBe(before);
  expect(clock.secondMs).toBeGreaterThanOrEqual(seconds + 3_000);

  await passing(7_000);
  expect(clock.agesMs).toBeGreaterThan(before);
});

test("when any source was answered last is told by the server's clock, also after one has failed", async () => {
  const { clock, sources } = await aWall();
  const answered = sources.answeredAt;
  ask.mockRejectedValue(new Error("broken"));
  await passing(660_000);

  expect(answered?.getTime()).toBe(SERVER);
  expect(clock.nowMs() - SERVER).toBeGreaterThanOrEqual(660_000);
  expect(sources.answeredAt).toEqual(answered);
});

test("sources are counted by how they stand", async () => {
  const { sources } = await aWall();
  ask.mockRejectedValue(new Error("broken"));
  createWallSource({ key: "other", everyMs: 600_000, ask, dataAtOf: (at) => at, askAgainOn: [] });
  await passing(0);

  expect(sources.counts).toEqual({ loading: 0, fresh: 1, late: 0, stale: 0, failed: 1 });
});

describe("the stream", () => {
  test("of an event that a source names lets it ask, others do not", async () => {
    const live = useLiveStore();
    const listeners = new Set<{ onEvent(event: StreamEvent): void; onReset(): void }>();
    vi.spyOn(live, "listen").mockImplementation((listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    });
    await aWall();
    const deliver = (type: StreamEvent["type"]) => listeners.forEach((listener) => listener.onEvent({ type } as StreamEvent));

    deliver("edition.published");
    await passing(3_000);
    expect(ask).toHaveBeenCalledTimes(1);
    deliver("incident.reported");
    await passing(3_000);
    expect(ask).toHaveBeenCalledTimes(2);
    listeners.forEach((listener) => listener.onReset());
    await passing(3_000);
    expect(ask).toHaveBeenCalledTimes(3);

    useWallSourcesStore().close();
    expect(listeners.size).toBe(0);
  });

  test("that is back lets everything ask at once, also what waits to try again", async () => {
    const live = useLiveStore();
    const { source } = await aWall();
    ask.mockRejectedValueOnce(new Error("away"));
    await passing(640_000);
    ask.mockClear();
    const state = (next: LiveState) => { live.state = next; };
    state({ kind: "lost", attempt: 1, since: new Date(), nextTryAtMs: 0 });
    await passing(0);
    state({ kind: "live", since: new Date() });
    await passing(0);

    expect(ask).toHaveBeenCalledTimes(1);
    expect(source.freshness).toBe("fresh");
  });
});
