// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepContext } from "../../../web/map/keep-context.ts";

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const kept = () => {
  const canvas = document.createElement("canvas");
  const keeper = { onContextLost: vi.fn(), onContextRestored: vi.fn(), onGivenUp: vi.fn() };
  const end = keepContext(canvas, keeper);
  return { ...keeper, end, tell: (name: string) => canvas.dispatchEvent(new Event(name)) };
};

test("a context that comes back in time is told as restored, and nothing is given up", () => {
  const { onContextLost, onContextRestored, onGivenUp, tell } = kept();
  tell("webglcontextlost");
  vi.advanceTimersByTime(9_999);
  tell("webglcontextrestored");
  vi.advanceTimersByTime(60_000);

  expect([onContextLost, onContextRestored, onGivenUp].map((told) => told.mock.calls.length)).toEqual([1, 1, 0]);
});

test("one that does not come back in ten seconds is given up, once", () => {
  const { onGivenUp, tell } = kept();
  tell("webglcontextlost");
  tell("webglcontextlost");
  vi.advanceTimersByTime(60_000);

  expect(onGivenUp).toHaveBeenCalledTimes(1);
});

test("afterwards nothing is told, and no timer is left", () => {
  const { onContextLost, onGivenUp, end, tell } = kept();
  tell("webglcontextlost");
  end();
  tell("webglcontextlost");

  expect(vi.getTimerCount()).toBe(0);
  expect([onContextLost, onGivenUp].map((told) => told.mock.calls.length)).toEqual([1, 0]);
});
