import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const run = promisify(execFile);
const project = resolve(import.meta.dirname, "../..");

/** One deliberately wrong file for each rule, and what it reaches for. */
const WRONG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "geo-is-pure": { "geo/a.ts": 'import "node:fs";' },
  "contract-stands-alone": { "server/contract/a.ts": 'import "../b.ts";', "server/b.ts": "export {};" },
  "server-not-to-web": { "server/a.ts": 'import "../web/b.ts";', "web/b.ts": "export {};" },
  "server-enters-geo-by-its-door": { "server/a.ts": 'import "../geo/cells/b.ts";', "geo/cells/b.ts": "export {};" },
  "web-sees-only-contract": { "web/a.ts": 'import "../server/b.ts";', "server/b.ts": "export {};" },
  "geo-runs-in-workers-only": { "web/a.ts": 'import "../geo/index.ts";', "geo/index.ts": "export {};" },
  "routes-do-not-touch-the-store": { "server/x/a.routes.ts": 'import "../store/b.ts";', "server/store/b.ts": "export {};" },
  "components-do-not-fetch": { "web/A.vue": '<script setup lang="ts">\nimport "./api/b.ts";\n</script><template><p /></template>', "web/api/b.ts": "export {};" },
  "code-not-to-tests": { "server/a.ts": 'import "../test/b.ts";', "test/b.ts": "export {};" },
  "no-cycles": { "server/a.ts": 'import { b } from "./b.ts"; export const a = b;', "server/b.ts": 'import { a } from "./a.ts"; export const b = a;' },
};

async function violatedRules(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "ecogrid-rules-"));
  try {
    for (const [path, text] of Object.entries({ "geo/z.ts": "", "server/z.ts": "", "web/z.ts": "", ...files })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    for (const file of ["tsconfig.json", "server/tsconfig.json"]) await writeFile(join(folder, file), await readFile(join(project, file)));
    await symlink(join(project, "node_modules"), join(folder, "node_modules"));
    const { stdout } = await run(
      process.execPath,
      [join(project, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"), "--config", join(project, "test/architecture/dependency-rules.cjs"), "--output-type", "json", "geo", "server", "web"],
      { cwd: folder, maxBuffer: 1 << 26 },
    ).catch((error: { stdout: string }) => error);
    const result = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
    return [...new Set(result.summary.violations.map((violation) => violation.rule.name))];
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

describe("every dependency rule refuses a file that breaks it", () => {
  test.each(Object.keys(WRONG))("%s", async (rule) => {
    expect(await violatedRules(WRONG[rule]!)).toContain(rule);
  });

  test("no rule is without such a file", async () => {
    const { forbidden } = (await import("./dependency-rules.cjs" as string)) as { forbidden: { name: string }[] };

    expect(forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(WRONG).sort());
  });
});
