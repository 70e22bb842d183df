import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compileLocatePoints } from "../../support/compile-locate-points.ts";

const path = fileURLToPath(new URL("../../../geo/cells/locate-points-module.ts", import.meta.url));

// REGEN=1 writes the file anew after a change to the source.
test("the WebAssembly module is the one that its source compiles to", async () => {
  const compiled = await compileLocatePoints();
  if (process.env["REGEN"] === "1") await writeFile(path, compiled);

  expect(await readFile(path, "utf8")).toBe(compiled);
});

test("the module is small enough to be compiled at once on a page's own thread", async () => {
  const hex = (await readFile(path, "utf8")).match(/[0-9a-f]{20,}/g)?.join("") ?? "";

  expect(hex.length / 2).toBeGreaterThan(100);
  expect(hex.length / 2).toBeLessThan(4096);
});
