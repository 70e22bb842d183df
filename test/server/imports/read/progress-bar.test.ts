import { expect, test } from "vitest";
import { ProgressBar, progressLine } from "../../../../server/imports/read/progress-bar.ts";

const half = { bytesDone: 50, rowsRead: 40_000, rowsStored: 39_000, rowsPresent: 0, rowsRejected: 1000, phase: "storing" };

test("a line tells share, rows, rate, refused rows and remaining time", () => {
  expect(progressLine(half, 100, 2000)).toBe("████████████░░░░░░░░░░░░  50 %  storing  40,000 rows  20,000 rows/s  1,000 refused  2 s left");
});

test("long times are told in minutes and hours, none at the end", () => {
  expect(progressLine(half, 100, 90_000)).toContain("1 min 30 s left");
  expect(progressLine(half, 100, 5_400_000)).toContain("1 h 30 min left");
  expect(progressLine({ ...half, bytesDone: 100 }, 100, 2000)).not.toContain("left");
});

test("a terminal gets one line redrawn at most five times a second", () => {
  const written: string[] = [];
  let now = 0;
  const bar = new ProgressBar({ isTTY: true, columns: 40, write: (text) => written.push(text) }, 100, () => now);

  for (now = 0; now < 1000; now += 10) bar.update(half);
  bar.end();

  expect(written).toHaveLength(7);
  expect(written[0]).toMatch(/^\r.{39}\u001b\[K$/);
  expect(written.at(-1)).toBe("\n");
});

test("elsewhere a plain line comes every ten seconds and at the end", () => {
  const written: string[] = [];
  let now = 0;
  const bar = new ProgressBar({ write: (text) => written.push(text) }, 100, () => now);

  for (now = 0; now < 25_000; now += 100) bar.update(half);
  bar.end();

  expect(written).toHaveLength(4);
  expect(written.every((line) => line.endsWith("\n") && !line.includes("\r"))).toBe(true);
});
