import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "./run-step.mjs";

/**
 * Whether node_modules holds what the lock file asks for. npm writes its own record of what it installed as
 * the last thing, so a broken-off installation, or one made for an older lock file, is seen.
 * @param {string} root
 */
export function isInstallFresh(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    // Optional packages are for other platforms; one that is there must still be the right one.
    if (!found) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * `npm ci`. Development packages are named because NODE_ENV=production would leave them out, and the build
 * needs them.
 * @param {string} root
 */
export async function install(root) {
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const { npm_execpath: npm } = process.env;
  const isNpm = npm !== undefined && /npm-cli\.[cm]?js$/.test(npm) && existsSync(npm);
  await (isNpm ? runStep("installing packages", process.execPath, [npm, ...args], root) : runStep("installing packages", "npm", args, root));
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
