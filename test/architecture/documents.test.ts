import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const project = resolve(import.meta.dirname, "../..");
const decisions = ["geo", "server", "web"].flatMap((area) =>
  readdirSync(join(project, area, "decisions")).map((file) => `${area}/decisions/${file}`));

/** Paths of this project that a document names: in backticks, or as a picture. */
function namedPaths(document: string): string[] {
  const text = readFileSync(join(project, document), "utf8");
  const paths = [...text.matchAll(/[`(]((?:geo|server|web|test)\/[\w./-]*)[`)]/g)].map(([, path]) => path!);
  return [...new Set(paths)];
}

describe("every path that a document names exists", () => {
  test.each(["README.md", ...decisions])("%s", (document) => {
    expect(namedPaths(document).filter((path) => !existsSync(join(project, path)))).toEqual([]);
  });
});

test("every decision says what keeps it", () => {
  const without = decisions.filter((file) => !/Kept by/.test(readFileSync(join(project, file), "utf8")));

  expect(without).toEqual([]);
});
