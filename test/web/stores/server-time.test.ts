import { expect, test } from "vitest";
import { retryWaitMs } from "../../../web/stores/retry-wait.ts";
import { createServerTime } from "../../../web/stores/server-time.ts";

const SERVER = Date.parse("2026-11-21T06:30:00Z");

test("a browser whose clock is years wrong shows the server's time once it is told", () => {
  let elapsed = 1_000;
  const time = createServerTime(() => elapsed, () => Date.parse("2001-01-01T00:00:00Z"));
  expect(new Date(time.nowMs()).getUTCFullYear()).toBe(2001);

  time.learn(SERVER, 1_000, 1_200);
  elapsed = 61_100;

  expect(time.nowMs()).toBe(SERVER + 60_000);
});

test("an answer that was long under way says too little about the time", () => {
  const time = createServerTime(() => 0, () => 0);
  time.learn(SERVER, 0, 6_000);

  expect(time.nowMs()).toBe(0);
});

test("small disagreements do not make the clock stutter, large ones are followed", () => {
  const time = createServerTime(() => 0, () => 0);
  time.learn(SERVER, 0, 0);
  time.learn(SERVER + 200, 0, 0);
  expect(time.nowMs()).toBe(SERVER);

  time.learn(SERVER - 3_600_000, 0, 0);
  expect(time.nowMs()).toBe(SERVER - 3_600_000);
});

test.each([[1, 0, 750], [1, 0.5, 1_000], [2, 0.5, 2_000], [4, 0.5, 8_000], [7, 0.5, 60_000], [5_000, 0.5, 60_000], [5_000, 0.999999, 74_999.94]])("after %d failures, with %d drawn, the wait is %d ms", (failures, random, waitMs) => {
  expect(retryWaitMs(failures, random)).toBeCloseTo(waitMs, 1);
});
