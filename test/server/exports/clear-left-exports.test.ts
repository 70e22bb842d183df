import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clearLeftExports } from "../../../server/exports/clear-left-exports.ts";

const outerFolder = process.env["TMPDIR"];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ecogrid-test-"));
  process.env["TMPDIR"] = folder;
});
afterEach(() => {
  if (outerFolder === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = outerFolder;
  rmSync(folder, { recursive: true, force: true });
});

const START = Date.UTC(2026, 0, 1);
/** No process has this number: it is above the largest that systems give. */
const DEAD = 2 ** 31 - 1;

function leave(name: string, ageSeconds: number) {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "export"), "id\n");
  const at = START / 1000 - ageSeconds;
  utimesSync(join(folder, name), at, at);
}

test("what a killed server left goes; what is newer, of a running server or of something else stays", async () => {
  leave(`ecogrid-export-${DEAD}-old`, 60);
  leave(`ecogrid-export-${process.pid}-sameNumber`, 60);
  leave(`ecogrid-export-${DEAD}-new`, -60);
  leave(`ecogrid-export-${process.ppid}-beside`, 60);
  leave("ecogrid-other", 60);
  expect(await clearLeftExports(START)).toBe(2);
  expect(readdirSync(folder).sort()).toEqual(["ecogrid-other", `ecogrid-export-${DEAD}-new`, `ecogrid-export-${process.ppid}-beside`].sort());
});
