import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPacedLooks } from "../../../../web/features/imports/paced-looks.ts";

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test("asking ten times a second does not put a look off", async () => {
  const look = vi.fn(async () => {});
  const looks = createPacedLooks(look);
  for (let tick = 0; tick < 30; tick += 1) {
    looks.within(500);
    await vi.advanceTimersByTimeAsync(100);
  }

  expect(look.mock.calls.length).toBeGreaterThanOrEqual(5);
  expect(look.mock.calls.length).toBeLessThanOrEqual(6);
});

test("an earlier look takes the place of a later one", async () => {
  const look = vi.fn(async () => {});
  const looks = createPacedLooks(look);
  looks.within(5000);
  looks.within(500);
  await vi.advanceTimersByTimeAsync(600);

  expect(look).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(look).toHaveBeenCalledTimes(1);
});

test("a slow answer is waited for, and what was asked meanwhile is looked at afterwards", async () => {
  let [atOnce, most, done] = [0, 0, 0];
  const looks = createPacedLooks(async () => {
    most = Math.max(most, atOnce += 1);
    await new Promise((resolve) => { setTimeout(resolve, 3000); });
    atOnce -= 1;
    done += 1;
  });
  looks.within(0);
  await vi.advanceTimersByTimeAsync(100);
  looks.within(500);
  await vi.advanceTimersByTimeAsync(8000);

  expect([most, done]).toEqual([1, 2]);
});

test("a look that is under way at the end is the last, whatever it asks for", async () => {
  let looks = createPacedLooks(async () => {});
  const look = vi.fn(async () => {
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    looks.within(100);
  });
  looks = createPacedLooks(look);
  looks.within(0);
  await vi.advanceTimersByTimeAsync(100);
  looks.stop();
  await vi.advanceTimersByTimeAsync(5000);

  expect(look).toHaveBeenCalledTimes(1);
});

test("nothing is looked at after the end", async () => {
  const look = vi.fn(async () => {});
  const looks = createPacedLooks(look);
  looks.within(100);
  looks.stop();
  await vi.advanceTimersByTimeAsync(1000);

  expect(look).not.toHaveBeenCalled();
});
