import { expect, test } from "vitest";
import { whyNodeIsTooOld } from "../../../server/start/node-version.mjs";

test.each(["20.19.0", "20.20.2", "22.12.0", "24.0.0"])("Node %s is new enough", (version) => {
  expect(whyNodeIsTooOld(version)).toBeUndefined();
});

test.each(["20.18.3", "18.20.0", "8.0.0"])("Node %s is refused with both versions named", (version) => {
  expect(whyNodeIsTooOld(version)).toMatch(new RegExp(`needs Node 20\\.19 or newer; this is Node ${version.replaceAll(".", "\\.")}`));
});
