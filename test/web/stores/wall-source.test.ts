import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "../../../web/api/client.ts";
import { openWallSource, type OpenWallSource, type WallSourceDefinition } from "../../../web/stores/wall-source.ts";
import { windowsOn } from "../../../web/stores/wall-windows.ts";

const EVERY_MS = 60_000;
let opened: OpenWallSource<Date>[] = [];
let today = "2026-11-21";
let ask = vi.fn<(signal: AbortSignal) => Promise<Date>>();

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-21T06:00:00Z") });
  ask = vi.fn(() => Promise.resolve(new Date()));
  [opened, today] = [[], "2026-11-21"];
});
afterEach(() => {
  opened.forEach((source) => source.close());
  vi.useRealTimers();
});

function aSource(part: Partial<WallSourceDefinition<Date>> = {}): OpenWallSource<Date> {
  const source = openWallSource<Date>({ key: "test", everyMs: EVERY_MS, ask: (signal) => ask(signal), dataAtOf: (value) => value, askAgainOn: [], ...part }, {
    nowMs: () => Date.now(), elapsedMs: () => performance.now(), windows: () => windowsOn(today, "Asia/Shanghai"), random: () => 0.5,
  });
  opened.push(source);
  return source;
}
const passing = async (ms: number): Promise<void> => { await vi.advanceTimersByTimeAsync(ms); };
const away = (): Promise<Date> => Promise.reject(new ApiError("network", "no reply"));

test("before the first answer it loads, then it is fresh with the time of its data", async () => {
  const { source, askNow } = aSource();
  expect(source).toMatchObject({ freshness: "loading", value: null, isTrusted: false });

  askNow();
  await passing(0);
  expect(source).toMatchObject({ freshness: "fresh", dataAt: new Date(), isTrusted: true, failure: null });
});

test("it asks again on its own, once a period", async () => {
  aSource().askNow();
  await passing(10 * EVERY_MS);

  expect(ask).toHaveBeenCalledTimes(11);
});

test("however many events come, it asks once in two seconds", async () => {
  const source = aSource();
  source.askNow();
  await passing(0);
  for (let at = 0; at < 1_000; at += 1) {
    source.askSoon();
    await passing(10);
  }

  expect(ask.mock.calls.length).toBeGreaterThanOrEqual(5);
  expect(ask.mock.calls.length).toBeLessThanOrEqual(6);
});

test("an event while an answer is on its way leads to another question, since that answer may miss it", async () => {
  ask.mockImplementation(() => new Promise((resolve) => { setTimeout(() => resolve(new Date()), 500); }));
  const source = aSource();
  source.askNow();
  await passing(100);
  source.askSoon();
  await passing(1_899);
  expect(ask).toHaveBeenCalledTimes(1);

  await passing(1);
  expect(ask).toHaveBeenCalledTimes(2);
});

describe("by the expected interval", () => {
  test.each([[1.5, "fresh", true], [1.6, "late", true], [3, "late", true], [3.1, "stale", false]] as const)("data %d intervals old are %s", async (intervals, freshness, isTrusted) => {
    const dataAt = new Date();
    ask.mockResolvedValue(dataAt);
    const source = aSource({ expectedEveryMs: 3_600_000 });
    source.askNow();
    await passing(intervals * 3_600_000);
    source.judge();

    expect(source.source).toMatchObject({ freshness, isTrusted, dataAt });
  });

  test("that there are no data is not old", async () => {
    const source = aSource({ dataAtOf: () => null });
    source.askNow();
    await passing(10 * EVERY_MS);
    source.judge();

    expect(source.source).toMatchObject({ freshness: "fresh", dataAt: null, isTrusted: true });
  });
});

describe("while it fails", () => {
  test("the last good value stays, and cause, tries and next try are told", async () => {
    const { source, askNow } = aSource();
    askNow();
    await passing(0);
    const before = source.value;
    ask.mockImplementation(away);
    await passing(EVERY_MS);

    expect(source).toMatchObject({ freshness: "failed", value: before, isTrusted: true, failure: { tries: 1, nextTryAtMs: Date.now() + 1_000 } });
    expect(source.failure?.cause.kind).toBe("network");
  });

  test("it tries after 1, 2, 4 … 60 s, whatever events come", async () => {
    ask.mockImplementation(away);
    const source = aSource();
    source.askNow();
    await passing(0);
    const triedAt: number[] = [];
    ask.mockImplementation(() => { triedAt.push(Date.now()); return away(); });
    const began = Date.now();
    for (let second = 0; second < 250; second += 1) {
      source.askSoon();
      await passing(1_000);
    }

    expect(triedAt.map((ms) => (ms - began) / 1_000)).toEqual([1, 3, 7, 15, 31, 63, 123, 183, 243]);
  });

  test("it asks at once when the server is known to be back, and all is well again", async () => {
    ask.mockImplementation(away);
    const { source, askNow } = aSource();
    askNow();
    await passing(100_000);
    ask.mockImplementation(() => Promise.resolve(new Date()));
    askNow();
    await passing(0);

    expect(source).toMatchObject({ freshness: "fresh", failure: null });
  });

  test("data that get too old meanwhile support no verdict", async () => {
    const source = aSource();
    source.askNow();
    await passing(0);
    ask.mockImplementation(away);
    await passing(5 * EVERY_MS);
    source.judge();

    expect(source.source).toMatchObject({ freshness: "failed", isTrusted: false });
  });

  test("an answer that its reader cannot take is a failure, not the end of the wall", async () => {
    const { source, askNow } = aSource({ dataAtOf: () => { throw new TypeError("no such field"); } });
    askNow();
    await passing(0);

    expect(source.failure?.cause).toMatchObject({ kind: "broken", message: "no such field" });
  });
});

test("figures of today are stale after midnight until they are asked anew", async () => {
  const source = aSource({ isOfToday: true });
  source.askNow();
  await passing(0);
  today = "2026-11-22";
  source.judge();
  expect(source.source).toMatchObject({ freshness: "stale", isTrusted: false });
  expect(source.source.windows?.today).toBe("2026-11-21");

  source.askSoon();
  await passing(2_000);
  expect(source.source).toMatchObject({ freshness: "fresh" });
  expect(source.source.windows?.today).toBe("2026-11-22");
});

test("a closed source asks no more and leaves no timer behind", async () => {
  const source = aSource();
  source.askNow();
  await passing(0);
  source.close();
  await passing(10 * EVERY_MS);

  expect(ask).toHaveBeenCalledTimes(1);
  expect(ask.mock.calls[0]?.[0].aborted).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
