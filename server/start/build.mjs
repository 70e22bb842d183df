import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "./run-step.mjs";

const SOURCES = ["geo", "server", "web", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"];

/**
 * Whether dist was built from the sources as they are now.
 * @param {string} root
 */
export function isBuildFresh(root) {
  const stamp = stampPath(root);
  return existsSync(stamp) && existsSync(join(root, "dist", "server", "main.js")) && readFileSync(stamp, "utf8") === hashSources(root);
}

/**
 * Builds page and API side by side. The stamp goes first and comes last, so a build broken off never counts.
 * @param {string} root
 */
export async function build(root) {
  const hash = hashSources(root);
  rmSync(stampPath(root), { force: true });
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  await Promise.all([
    runStep("building the page", process.execPath, [vite, "build"], root),
    runStep("building the server", process.execPath, [vite, "build", "--ssr", "server/main.ts", "--outDir", join(root, "dist", "server")], root),
  ]);
  writeFileSync(stampPath(root), hash);
}

/** @param {string} root */
function stampPath(root) {
  return join(root, "dist", "built-from.txt");
}

/**
 * By content, not by time: a checkout gives every file a new time and old content.
 * @param {string} root
 */
function hashSources(root) {
  const hash = createHash("sha256");
  for (const source of SOURCES) hashEntry(hash, root, source);
  return hash.digest("hex");
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} root
 * @param {string} path relative to root
 */
function hashEntry(hash, root, path) {
  const full = join(root, path);
  const entries = listFolder(full);
  if (entries) {
    for (const name of entries) hashEntry(hash, root, `${path}/${name}`);
  } else if (existsSync(full)) {
    const content = readFileSync(full);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
}

/**
 * Sorted, without dot-files, which editors and file managers strew about; undefined when it is no folder.
 * @param {string} path
 */
function listFolder(path) {
  try {
    return readdirSync(path).filter((name) => !name.startsWith(".")).sort();
  } catch {
    return undefined;
  }
}
