import { expect, test } from "vitest";
import { saidIn } from "../../../web/features/shell/said-in.ts";

test("a sentence stands in the screen's language; one that was kept in English only says so", () => {
  expect(saidIn("zh", "Read.", "读取。")).toEqual({ text: "读取。", lang: "zh-CN" });
  expect(saidIn("zh", "Read.", null)).toEqual({ text: "Read.", lang: "en" });
  expect(saidIn("en", "Read.", "读取。")).toEqual({ text: "Read.", lang: "en" });
});
