import { createPinia, setActivePinia } from "pinia";
import { beforeEach, expect, test } from "vitest";
import type { Deployment } from "../../../server/contract/deployment.ts";
import { useAnalysisViewStore } from "../../../web/stores/analysis-view.ts";
import { useDeploymentStore } from "../../../web/stores/deployment.ts";

beforeEach(() => setActivePinia(createPinia()));

function deployWith(...depths: number[]): void {
  const levels = depths.map((depth) => ({ code: `level${depth}`, nameZh: `${depth}级`, nameEn: null, depth }));
  useDeploymentStore().deployment = { levels } as unknown as Deployment;
}

test("the topmost level is not offered, unless it is the only one", () => {
  deployWith(3, 1, 2);
  expect(useAnalysisViewStore().levels.map(({ depth }) => depth)).toEqual([2, 3]);
  deployWith(1);
  expect(useAnalysisViewStore().levels.map(({ depth }) => depth)).toEqual([1]);
});

test("a unit that a link brings from elsewhere gives way to one that exists", () => {
  const view = useAnalysisViewStore();
  view.choose({ unit: { kind: "cells", depth: 3 }, measure: "per_10k" });
  deployWith(1, 2, 3);
  expect(view.subject).toMatchObject({ unit: { kind: "cells", depth: 3 }, measure: "per_10k" });
  deployWith(1);
  expect(view.subject).toMatchObject({ unit: { kind: "hexagons" }, measure: "per_km2" });
});
