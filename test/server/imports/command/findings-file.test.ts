import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { csvValue, findingsFileName } from "../../../../server/imports/command/findings-file.ts";
import { requireWritable } from "../../../../server/imports/command/require-writable.ts";

test.each([
  ["plain", "plain"],
  ['say "no", twice', '"say ""no"", twice"'],
  ["two\nlines", '"two\nlines"'],
  ["=1+1", "'=1+1"],
  ["@cmd", "'@cmd"],
  ["-73.5", "-73.5"],
])("%j is written as %j", (value, written) => {
  expect(csvValue(value)).toBe(written);
});

test("the findings file of a long name is cut to what file systems take, between characters", () => {
  expect(findingsFileName("a.csv")).toBe("a.csv.findings.csv");
  const name = findingsFileName(`${"枣".repeat(83)}.csv`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name).toMatch(/^枣+\.findings\.csv$/);
});

test.each([["/nonexistent/x.csv", "no such folder"], [`/${"x".repeat(300)}.csv`, "too long"], ["/", "folder"]])("%s is refused before anything begins", async (path, reason) => {
  await expect(requireWritable(path, "--findings FILE.csv")).rejects.toThrow(reason);
});

test("a file that can be written keeps its content, and none is left behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ecogrid-writable-"));
  writeFileSync(join(folder, "kept.csv"), "content");
  await requireWritable(join(folder, "kept.csv"), "--findings FILE.csv");
  await requireWritable(join(folder, "new.csv"), "--findings FILE.csv");

  expect(readdirSync(folder)).toEqual(["kept.csv"]);
  expect(readFileSync(join(folder, "kept.csv"), "utf8")).toBe("content");
});
