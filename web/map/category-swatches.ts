/** Names of the eight category colours (tokens `--cat-…`), the last for everything else. */
export const SWATCHES = ["noise", "odour", "fume", "dust", "water", "waste", "livestock", "other"] as const;
export type Swatch = (typeof SWATCHES)[number];

interface TopCategory { code: string; nameZh: string; nameEn: string | null; }

/** The categories that come with the product, in legend order. Their colours hold whatever else is imported. */
const KNOWN: ReadonlyMap<string, Swatch> = new Map([
  ["AIR", "odour"], ["NOISE", "noise"], ["WATER", "water"], ["WASTE", "waste"], ["ECO", "fume"], ["RAD", "dust"], ["LIVESTOCK", "livestock"], ["OTHER", "other"],
]);

/** Checked in this order: 畜禽养殖臭气 is livestock before it is odour, 油烟 fume before smoke. */
const MEANINGS: readonly (readonly [Swatch, RegExp])[] = [
  ["livestock", /畜|禽|养殖|livestock|animal/iu],
  ["noise", /噪|声|noise/iu],
  ["fume", /油烟|餐饮|fume|cooking|smok/iu],
  ["dust", /扬尘|粉尘|dust|construction/iu],
  ["odour", /异味|臭|气|odou?r|smell|air/iu],
  ["water", /水|河|water|river|sewer/iu],
  ["waste", /固|废|垃圾|waste|garbage|trash|rubbish|dump|sanitation/iu],
];

/**
 * One colour for each top-level category: the known ones their own, and beside them all others
 * `other`. Where none is known: by meaning where the name tells it, then the free colours in the
 * order of the codes, and `other` for the rest. Two categories never share a colour but `other`.
 */
export function assignSwatches(topCategories: readonly TopCategory[]): Map<string, Swatch> {
  if (!topCategories.some(({ code }) => KNOWN.has(code))) return swatchesByMeaning(topCategories);
  return new Map(topCategories.map(({ code }) => [code, KNOWN.get(code) ?? "other"]));
}

/** The lines of a legend: each colour with the category it stands for, last `other` (null where no category is called so). */
export function legendCategories<T extends TopCategory>(topCategories: readonly T[]): { swatch: Swatch; category: T | null }[] {
  const swatches = assignSwatches(topCategories);
  const rank = ({ code }: TopCategory) => [...KNOWN.keys()].indexOf(code);
  const own = topCategories.filter(({ code }) => swatches.get(code) !== "other").toSorted((a, b) => rank(a) - rank(b));
  const rest = topCategories.filter(({ code }) => swatches.get(code) === "other");
  const lines = own.map((category) => ({ swatch: swatches.get(category.code) ?? "other", category }));
  const named = rest.find(({ code }) => KNOWN.has(code)) ?? (rest.length === 1 ? rest[0] : undefined);
  return rest.length === 0 ? lines : [...lines, { swatch: "other", category: named ?? null }];
}

function swatchesByMeaning(topCategories: readonly TopCategory[]): Map<string, Swatch> {
  const ordered = topCategories.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const free = new Set<Swatch>(SWATCHES.filter((swatch) => swatch !== "other"));
  const chosen = new Map<string, Swatch>();
  const take = (code: string, swatch: Swatch): void => {
    chosen.set(code, swatch);
    free.delete(swatch);
  };
  for (const category of ordered) {
    const text = [category.code, category.nameZh, category.nameEn ?? ""].join(" ");
    if (/其他|其它|other/iu.test(text)) chosen.set(category.code, "other");
    const meaning = MEANINGS.find(([swatch, words]) => free.has(swatch) && words.test(text));
    if (meaning && !chosen.has(category.code)) take(category.code, meaning[0]);
  }
  for (const category of ordered) {
    const [next = "other"] = free;
    if (!chosen.has(category.code)) take(category.code, next);
  }
  return chosen;
}
