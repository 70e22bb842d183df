import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, readConfig, SETTINGS } from "../../server/config.ts";
import { PROJECT_ROOT } from "../../server/project-root.ts";

test("without any setting the defaults hold", () => {
  expect(readConfig({})).toEqual({
    host: "127.0.0.1", port: 8080, dataDir: join(PROJECT_ROOT, ".data"), databaseUrl: undefined, demo: "auto",
    timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, nearBoundaryMetres: 30, maxUploadMb: 2000, logLevel: "info", nameZh: "", nameEn: "", mapAttribution: "", mapReviewNumber: "",
  });
});

test("an empty value counts as unset", () => {
  expect(readConfig({ PORT: "", HOST: " " })).toMatchObject({ port: 8080, host: "127.0.0.1" });
});

test("a relative data directory starts at the project's folder, an absolute one stays", () => {
  expect(readConfig({ DATA_DIR: "数据" }).dataDir).toBe(join(PROJECT_ROOT, "数据"));
  expect(readConfig({ DATA_DIR: "/srv/eco grid" }).dataDir).toBe("/srv/eco grid");
});

test.each([
  ["PORT", "70000"], ["PORT", "80.5"], ["PORT", "0x50"], ["HOST", "a b"], ["DEMO", "yes"], ["TIME_ZONE", "Beijing"],
  ["NEAREST_TOLERANCE_METRES", "-1"], ["NEAREST_TOLERANCE_METRES", "two"], ["NEAR_BOUNDARY_METRES", "Infinity"], ["LOG_LEVEL", "loud"],
  ["DATABASE_URL", "localhost"],
])("%s=%s is refused by name", (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(`- ${name} must be`);
});

test("all problems are told together", () => {
  const problems = collectProblems({ PORT: "x", DEMO: "x", LOG_LEVEL: "x" });

  expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["PORT", "DEMO", "LOG_LEVEL"]);
});

test("a refused database address keeps its password", () => {
  expect(collectProblems({ DATABASE_URL: "mysql://u:secret@h/d" }).join()).not.toContain("secret");
});

function collectProblems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.problems : [];
  }
}

const readme = join(PROJECT_ROOT, "README.md");

test.skipIf(!existsSync(readme))("README lists every setting with its default, and no other", () => {
  const rows = [...readFileSync(readme, "utf8").matchAll(/^\| `([A-Z][A-Z_]+)` \| (.*?) \|/gm)].map(([, name, shown]) => `${name} ${shown}`);

  expect(rows.sort()).toEqual(Object.values(SETTINGS).map(({ name, defaultText }) => `${name} ${defaultText === "" ? "unset" : `\`${defaultText}\``}`).sort());
});
