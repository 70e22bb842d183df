const OLDEST_MAJOR = 20;
const OLDEST_MINOR = 19;

/**
 * A sentence when this Node cannot run EcoGrid, otherwise undefined.
 * @param {string} version such as 20.19.0
 * @returns {string | undefined}
 */
export function whyNodeIsTooOld(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST_MAJOR || (major === OLDEST_MAJOR && minor >= OLDEST_MINOR)) return undefined;
  return "EcoGrid needs Node " + OLDEST_MAJOR + "." + OLDEST_MINOR + " or newer; this is Node " + version + ". Install a newer one from your system's packages or nodejs.org and try again.";
}
