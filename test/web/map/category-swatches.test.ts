import fc from "fast-check";
import { expect, test } from "vitest";
import { assignSwatches } from "../../../web/map/category-swatches.ts";

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
