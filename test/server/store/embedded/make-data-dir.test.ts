import { existsSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeDataDir } from "../../../../server/store/embedded/make-data-dir.ts";

test("folders that are missing are made, and one that is there is taken", () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), "ecogrid-data-")), "a", "b");
  makeDataDir(dataDir);
  makeDataDir(dataDir);

  expect(statSync(dataDir).isDirectory()).toBe(true);
});

test("a file in its place or above it is named", () => {
  const file = join(mkdtempSync(join(tmpdir(), "ecogrid-data-")), "file");
  writeFileSync(file, "");

  expect(() => { makeDataDir(file); }).toThrow("is not a folder");
  expect(() => { makeDataDir(join(file, "a")); }).toThrow(/not a (folder|directory)/);
});

test.skipIf(!existsSync("/proc/self"))("a place that takes no folders is refused instead of waited for", () => {
  expect(() => { makeDataDir("/proc/x/y"); }).toThrow("Set DATA_DIR to a folder you may write to");
});
