import { build, isBuildFresh } from "./build.mjs";
import { install, isInstallFresh } from "./install.mjs";
import { withPreparationLock } from "./preparation-lock.mjs";

/**
 * Installs the packages and builds, each only when needed. Two launchers at once take turns; the second finds
 * everything done.
 * @param {string} root the project's folder
 */
export async function makeReady(root) {
  if (isInstallFresh(root) && isBuildFresh(root)) return;
  await withPreparationLock(root, async () => {
    if (!isInstallFresh(root)) await install(root);
    if (!isBuildFresh(root)) await build(root);
  });
}

/**
 * The packages alone, for commands that build by themselves.
 * @param {string} root the project's folder
 */
export async function makeInstalled(root) {
  if (isInstallFresh(root)) return;
  await withPreparationLock(root, async () => {
    if (!isInstallFresh(root)) await install(root);
  });
}
