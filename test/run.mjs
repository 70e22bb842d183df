// npm test: everything, set-up included. npm test -- unit (service, e2e, or part of a path): those tests only.
// npm run bench -- NAME …: the benchmarks.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeInstalled, makeReady } from "../server/start/make-ready.mjs";
import { whyNodeIsTooOld } from "../server/start/node-version.mjs";
import { runStep } from "../server/start/run-step.mjs";
import { findBrowser } from "./support/find-browser.mjs";
import { readTotals } from "./support/test-totals.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const PROJECTS = ["unit", "service", "e2e"];

/** @param {readonly string[]} args */
async function main(args) {
  const tooOld = whyNodeIsTooOld(process.versions.node);
  if (tooOld) {
    console.error(tooOld);
    return 1;
  }
  await makeInstalled(root);
  return args[0] === "bench" ? runBench(args.slice(1)) : runTests(args);
}

/** @param {readonly string[]} args */
async function runTests(args) {
  const named = PROJECTS.filter((project) => args.includes(project));
  const others = args.filter((arg) => !PROJECTS.includes(arg));
  const projects = named.length > 0 ? named : PROJECTS;
  const isWhole = args.length === 0;
  const failedChecks = isWhole ? await runChecks() : [];
  const needsBrowser = projects.includes("e2e") && (isWhole || named.length > 0 || others.some((arg) => arg.includes("e2e")));
  if (needsBrowser) {
    process.env["CHROMIUM_PATH"] = await findBrowser(root);
    await makeReady(root);
  }
  return runVitest(projects, others, failedChecks);
}

/** Types, style, who imports whom. The tests run even when these fail: one run tells everything. */
async function runChecks() {
  const failed = [];
  for (const script of ["typecheck", "lint"]) {
    try {
      await runStep(script, "npm", ["run", "--silent", script], root);
    } catch (error) {
      console.error(/** @type {Error} */ (error).message);
      failed.push(script);
    }
  }
  return failed;
}

/**
 * @param {readonly string[]} projects
 * @param {readonly string[]} filters
 * @param {readonly string[]} failedChecks
 */
async function runVitest(projects, filters, failedChecks) {
  const report = join(root, ".cache", "test-report.json");
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(report, { force: true });
  const code = await runVisibly([
    join(root, "node_modules", "vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`,
    ...projects.flatMap((project) => ["--project", project]), ...filters,
  ]);
  const { passed, failed, skipped } = readTotals(report);
  if (failedChecks.length > 0) console.log(`\nNot in order: ${failedChecks.join(" and ")} (see above).`);
  if (code !== 0 && failed === 0) console.log("\nThe test run itself failed (see above).");
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return code === 0 && failed === 0 && passed > 0 && failedChecks.length === 0 ? 0 : 1;
}

/** @param {readonly string[]} names */
async function runBench(names) {
  const outDir = join(root, ".cache", "bench");
  await runStep("building the benchmarks", process.execPath, [
    join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--ssr", "test/bench/main.ts", "--outDir", outDir,
  ], root);
  return runVisibly(["--expose-gc", join(outDir, "main.js"), ...names]);
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function runVisibly(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

main(process.argv.slice(2)).then(
  (code) => { process.exitCode = code; },
  (error) => {
    console.error(error?.name === "PreparationError" ? `\n${error.message}` : error);
    process.exitCode = 1;
  },
);
