import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readPageBuild } from "../../../server/pages/page-build.ts";

let folder = "";
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "ecogrid-page-")); });
afterEach(() => rmSync(folder, { recursive: true }));

test("a page is known by the address of its first script", () => {
  writeFileSync(join(folder, "index.html"), '<head><link href="/assets/a.css"><script type="module" crossorigin src="/assets/index-Ab12.js"></script></head>');

  expect(readPageBuild(folder)).toBe("/assets/index-Ab12.js");
});

test("without a page, or without a script in it, there is no build", () => {
  expect(readPageBuild(folder)).toBeNull();
  writeFileSync(join(folder, "index.html"), "<p>nothing</p>");
  expect(readPageBuild(folder)).toBeNull();
});
