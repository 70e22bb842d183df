import { expect, test } from "vitest";
import { englishRiverNames } from "../../../../web/wall/figures/river-names.ts";

const reach = (riverName: string, nameEn: string | null) => ({ riverName, nameEn });

test("a river is called in English what all of its reaches call it, and nothing where they differ or say nothing", () => {
  const names = englishRiverNames([
    reach("凤栖河", "Fengqi River, reach 1"), reach("凤栖河", "Fengqi River, reach 2"), reach("澜水", "Lan River"),
    reach("青石溪", "Upper creek"), reach("青石溪", "Lower creek"), reach("蟠云河", null), reach("洪澜河", "Honglan River, reach 1"), reach("洪澜河", null),
  ]);

  expect([...names]).toEqual([["凤栖河", "Fengqi River"], ["澜水", "Lan River"]]);
});
