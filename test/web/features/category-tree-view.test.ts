// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Deployment } from "../../../server/contract/deployment.ts";
import CategoryTree from "../../../web/features/filters/CategoryTree.vue";
import { useDeploymentStore } from "../../../web/stores/deployment.ts";
import { freshStores, mount, unmountAll } from "./mounting.ts";

beforeEach(freshStores);
afterEach(unmountAll);

function places(...categories: [code: string, parentCode: string | null][]): number {
  useDeploymentStore().deployment = { categories: categories.map(([code, parentCode]) => ({ code, parentCode, nameZh: code, nameEn: code })) } as unknown as Deployment;
  return mount(CategoryTree, { chosen: [], counts: null }).querySelectorAll(".fold").length;
}

test("no place is kept for unfolding where no category has children", () => {
  expect(places(["BURGLARY", null], ["THEFT", null])).toBe(0);
});
test("in a tree it is, so that names stand under each other", () => {
  expect(places(["AIR", null], ["ODOUR", "AIR"], ["NOISE", null])).toBe(2);
});
