import { expect, test } from "vitest";
import { briefTime } from "../../../web/wall/ui/brief-time.ts";

test.each([
  ["2026-11-21T16:05:00Z", "00:05"],
  ["2026-11-21T15:55:00Z", "11-21"],
  ["2018-04-01T04:00:00Z", "2018-04-01"],
])("%s is told on 2026-11-22 in Shanghai as %s", (at, told) => {
  expect(briefTime(new Date(at), "2026-11-22", "Asia/Shanghai")).toBe(told);
});
