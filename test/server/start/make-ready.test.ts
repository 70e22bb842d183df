import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PROJECT_ROOT } from "../../../server/project-root.ts";

let root: string;
beforeEach(() => {
  root = join(realpathSync(mkdtempSync(join(tmpdir(), "ecogrid-launch-"))), "网格 clone");
  cpSync(join(PROJECT_ROOT, "server", "start"), join(root, "server", "start"), { recursive: true });
  write("package.json", '{"type":"module"}');
  write("geo/a.ts", "1");
  write("server/main.ts", "1");
  write("package-lock.json", lockFile("1.0.0"));
  write("node_modules/.package-lock.json", lockFile("1.0.0"));
  // Stands in for the build tool: notes each call and makes a program that shows its arguments.
  write("node_modules/vite/bin/vite.js", `
    import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
    mkdirSync("dist/server", { recursive: true });
    appendFileSync("calls.txt", process.argv.includes("--ssr") ? "server " : "page ");
    writeFileSync("dist/server/main.js", "console.log('RAN ' + process.argv.slice(2).join(' '))");
  `);
});
afterEach(() => rmSync(dirname(root), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const lockFile = (version: string): string => JSON.stringify({
  packages: { "": {}, "node_modules/a": { version, integrity: `sha-${version}` }, "node_modules/other-platform": { version: "1.0.0", optional: true } },
});

const calls = (): string[] => (existsSync(join(root, "calls.txt")) ? readFileSync(join(root, "calls.txt"), "utf8").trim().split(" ") : []);

function launch(args: string[] = [], env: Record<string, string> = {}): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "server", "start", "launch.mjs"), ...args], { cwd: "/", env: { PATH: process.env["PATH"] ?? "", ...env } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => { output += chunk.toString(); });
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** Stands in for npm: notes that it ran and installs what the lock file says. */
function putNpmInto(folder: string): string {
  write(`${folder}/npm-cli.js`, `
    const fs = require("node:fs");
    fs.appendFileSync("calls.txt", "npm-" + process.argv[2] + " ");
    fs.copyFileSync("package-lock.json", "node_modules/.package-lock.json");
  `);
  write(`${folder}/package.json`, '{"type":"commonjs"}');
  return join(root, folder, "npm-cli.js");
}

test("builds page and server at first, then runs the program with the arguments given", async () => {
  const { code, output } = await launch(["import", "cells", "a b.geojson"]);

  expect(code).toBe(0);
  expect(calls().sort()).toEqual(["page", "server"]);
  expect(output).toContain("building the page: done");
  expect(output).toContain("RAN import cells a b.geojson");
});

test("a second start neither installs nor builds", async () => {
  await launch();
  const { output } = await launch();

  expect(calls()).toHaveLength(2);
  expect(output.trim()).toBe("RAN");
});

test("a file with a new time and old content is not built again", async () => {
  await launch();
  utimesSync(join(root, "geo/a.ts"), new Date(), new Date());
  await launch();

  expect(calls()).toHaveLength(2);
});

test.each([["changed", "geo/a.ts"], ["added", "web/new.vue"]])("a source that was %s is built again", async (_how, path) => {
  await launch();
  write(path, "2");
  await launch();

  expect(calls()).toHaveLength(4);
});

test("a changed lock file installs before it builds", async () => {
  const npm = putNpmInto("tools");
  await launch();
  write("package-lock.json", lockFile("2.0.0"));

  const { output } = await launch([], { npm_execpath: npm });

  expect(calls()[2]).toBe("npm-ci");
  expect(output).toContain("installing packages: done");
});

test("an installation that was broken off is made again", async () => {
  const npm = putNpmInto("tools");
  rmSync(join(root, "node_modules/.package-lock.json"));

  await launch([], { npm_execpath: npm });

  expect(calls()[0]).toBe("npm-ci");
});

test("a failing build shows what it wrote, exits with 1 and is tried again next time", async () => {
  const vite = readFileSync(join(root, "node_modules/vite/bin/vite.js"), "utf8");
  write("node_modules/vite/bin/vite.js", 'console.error("line 7: no such thing"); process.exit(3);');
  const failed = await launch();
  write("node_modules/vite/bin/vite.js", vite);
  const again = await launch();

  expect(failed.code).toBe(1);
  expect(failed.output).toContain("line 7: no such thing");
  expect(failed.output).not.toContain("RAN");
  expect(again.output).toContain("RAN");
});

test("of three launchers at once one builds and all run", async () => {
  const runs = await Promise.all([launch(), launch(), launch()]);

  expect(calls()).toHaveLength(2);
  expect(runs.every(({ code, output }) => code === 0 && output.includes("RAN"))).toBe(true);
});

test("the lock of a launcher that was killed does not hold up the next", async () => {
  write(".cache/preparation.lock", "999999999");

  expect((await launch()).output).toContain("RAN");
});
