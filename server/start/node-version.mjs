const OLDEST = [20, 19];

/**
 * A sentence when this Node cannot run EcoGrid, otherwise undefined.
 * @param {string} version such as 20.19.0
 * @returns {string | undefined}
 */
export function whyNodeIsTooOld(version) {
  const parts = version.split(".").map(Number);
  const isOldEnough = parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1]);
  if (isOldEnough) return undefined;
  return "EcoGrid needs Node " + OLDEST.join(".") + " or newer; this is Node " + version + ". Install a newer one from your system's packages or nodejs.org and try again.";
}
