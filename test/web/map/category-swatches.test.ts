import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignSwatches, legendCategories } from "../../../web/map/category-swatches.ts";

const category = (code: string, nameZh: string, nameEn: string | null = null) => ({ code, nameZh, nameEn });

test("a category takes the colour that its name means", () => {
  const swatches = assignSwatches([category("A", "噪声"), category("B", "水"), category("C", "畜禽养殖臭气"), category("D", "其他")]);

  expect(Object.fromEntries(swatches)).toEqual({ A: "noise", B: "water", C: "livestock", D: "other" });
});

test("a second category of the same meaning takes a free colour", () => {
  const swatches = assignSwatches([category("A", "噪声"), category("B", "商铺噪声")]);

  expect(swatches.get("A")).toBe("noise");
  expect(swatches.get("B")).not.toBe("noise");
});

test("no two categories share a colour but the last, in whatever order they come", () => {
  const names = fc.constantFrom("噪声", "异味", "水", "固废", "Street light", "Rodents", "辐射", "其他");
  const list = fc.uniqueArray(fc.record({ code: fc.string({ minLength: 1, maxLength: 4 }), nameZh: names, nameEn: fc.constant(null) }), { selector: (c) => c.code, maxLength: 14 });
  fc.assert(fc.property(list, (categories) => {
    const swatches = assignSwatches(categories);

    const own = [...swatches.values()].filter((swatch) => swatch !== "other");
    expect(new Set(own).size).toBe(own.length);
    expect(swatches.size).toBe(categories.length);
    expect(new Map([...assignSwatches(categories.toReversed())].toSorted())).toEqual(new Map([...swatches].toSorted()));
  }));
});

describe("the categories of the product", () => {
  const KNOWN = { AIR: "odour", NOISE: "noise", WATER: "water", WASTE: "waste", ECO: "fume", RAD: "dust", LIVESTOCK: "livestock", OTHER: "other" };
  const known = Object.keys(KNOWN).toSorted().map((code) => category(code, `大类 ${code}`));

  test("keep their colours beside whatever is imported, which takes that of the rest", () => {
    const imported = [category("A/C Noise", "A/C Noise"), category("Water Leak", "Water Leak"), category("Zoning", "Zoning")];

    expect(Object.fromEntries(assignSwatches([...imported, ...known]))).toEqual({ ...KNOWN, "A/C Noise": "other", "Water Leak": "other", Zoning: "other" });
  });

  test("keep them when some are missing", () => {
    expect(Object.fromEntries(assignSwatches([category("RAD", "辐射"), category("A", "噪声")]))).toEqual({ RAD: "dust", A: "other" });
  });

  test("stand in the legend in their own order, the rest as one line", () => {
    const lines = legendCategories([category("A/C Noise", "A/C Noise"), ...known]);

    expect(lines.map((line) => line.category?.code)).toEqual(Object.keys(KNOWN));
    expect(legendCategories([category("Zoning", "Zoning"), category("Alley", "Alley"), category("RAD", "辐射")])).toEqual([
      { swatch: "dust", category: category("RAD", "辐射") }, { swatch: "other", category: null },
    ]);
  });
});

test("without any category there is nothing in the legend", () => {
  expect(legendCategories([])).toEqual([]);
});
