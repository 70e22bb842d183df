import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { PreparationError } from "../../server/start/preparation-error.mjs";
import { runStep } from "../../server/start/run-step.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];
/** A Chromium inside an npm package: for accounts that may not install one. */
const PACKAGE = "@sparticuz/chromium";
const PACKAGE_VERSION = "153.0.0";
const LAUNCH_PATIENCE_MS = 30_000;

/**
 * Path of a Chromium that starts here and draws WebGL 2, installing one when there is none.
 * @param {string} root the project's folder
 * @returns {Promise<string>}
 */
export async function findBrowser(root) {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    const reason = await whyNotUsable(named);
    if (reason === undefined) return named;
    throw new PreparationError(`The browser that CHROMIUM_PATH names does not work (${named}: ${reason}). Correct CHROMIUM_PATH, or unset it.`);
  }
  const present = await firstUsable([...onPath(), ...ELSEWHERE, packagedBrowser(root)]);
  if (present) return present;
  const installed = (await installWithApt(root)) ?? (await installFromPackage(root));
  if (installed) return installed;
  throw new PreparationError(
    "The browser tests need Chromium, and none was found or could be installed. Install it (Debian, Ubuntu: sudo apt-get install -y chromium) "
    + "or set CHROMIUM_PATH to a Chromium or Chrome.",
  );
}

/** @param {string} root */
async function installWithApt(root) {
  if (process.getuid?.() !== 0 || !findOnPath("apt-get")) return undefined;
  try {
    await runStep("reading the list of system packages", "apt-get", ["update"], root);
    await runStep("installing Chromium", "apt-get", ["install", "-y", "--no-install-recommends", "chromium"], root);
  } catch (error) {
    console.log(String(/** @type {Error} */ (error).message));
    return undefined;
  }
  return firstUsable(onPath());
}

/** @param {string} root */
async function installFromPackage(root) {
  const folder = packageFolder(root);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  // The package unpacks into the temporary folder; it brings libraries only where it believes to be in its cloud.
  const unpack = `process.env.TMPDIR = process.cwd(); process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs22.x";
    const { default: chromium } = await import("${PACKAGE}"); await chromium.executablePath();`;
  writeFileSync(join(folder, "unpack.js"), unpack);
  const launcher = packagedBrowser(root);
  writeFileSync(launcher, '#!/bin/sh\nhere=$(dirname "$0")\nLD_LIBRARY_PATH="$here/al2023/lib" exec "$here/chromium" "$@"\n', { mode: 0o755 });
  try {
    await runStep("fetching Chromium from its npm package", "npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", `${PACKAGE}@${PACKAGE_VERSION}`], folder);
    await runStep("unpacking Chromium", process.execPath, ["unpack.js"], folder);
  } catch (error) {
    console.log(String(/** @type {Error} */ (error).message));
    return undefined;
  }
  return firstUsable([launcher]);
}

/** @param {string} root */
const packageFolder = (root) => join(root, ".cache", "browser");

/** @param {string} root */
const packagedBrowser = (root) => join(packageFolder(root), "chromium-with-libraries");

function onPath() {
  return NAMES.map(findOnPath).filter((path) => path !== undefined);
}

/** @param {string} name */
function findOnPath(name) {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** @param {readonly string[]} paths */
async function firstUsable(paths) {
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const reason = await whyNotUsable(path);
    if (reason === undefined) return path;
    console.log(`${path} is there but does not work: ${reason}`);
  }
  return undefined;
}

/**
 * Found out by starting it: a snap, a missing library or a sandbox shows only then.
 * @param {string} executablePath
 * @returns {Promise<string | undefined>}
 */
async function whyNotUsable(executablePath) {
  if (spawnSync(executablePath, ["--version"], { timeout: LAUNCH_PATIENCE_MS }).error) return "it does not run";
  const { chromium } = await import("playwright-core");
  try {
    const browser = await chromium.launch({
      executablePath, timeout: LAUNCH_PATIENCE_MS, args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
    });
    const page = await browser.newPage();
    const hasWebGl2 = await page.evaluate(() => document.createElement("canvas").getContext("webgl2") !== null);
    await browser.close();
    return hasWebGl2 ? undefined : "it cannot draw WebGL 2";
  } catch (error) {
    return /** @type {Error} */ (error).message.split("\n")[0];
  }
}
