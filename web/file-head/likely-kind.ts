import { suggestColumns, type NamedField } from "./suggest-columns.ts";

export interface KindShape<K> { kind: K; place: string; fields: readonly (NamedField & { isRequired: boolean })[]; }

/** Fewer columns that fit could be chance: nearly every table has a code and a name. */
const FEWEST_FITTING = 3;

/**
 * Another kind whose fields the columns fit clearly better than those of the chosen one; null while the chosen one
 * has all that it requires, or when none stands out.
 */
export function likelyKind<K>(chosen: K, kinds: readonly KindShape<K>[], columns: readonly string[], wordsOf: (field: string) => readonly string[]): K | null {
  const fits = kinds.filter(({ place }) => place !== "area").map(({ kind, fields, place }) => {
    const found = suggestColumns(fields, columns, wordsOf);
    const hasPlace = place !== "point" || (found.has("x") && found.has("y"));
    return { kind, fitting: found.size, isWhole: hasPlace && fields.every(({ name, isRequired }) => !isRequired || found.has(name)) };
  });
  const mine = fits.find(({ kind }) => kind === chosen);
  if (mine === undefined || mine.isWhole) return null;
  const others = fits.filter(({ isWhole, fitting }) => isWhole && fitting >= FEWEST_FITTING && fitting > mine.fitting).toSorted((a, b) => b.fitting - a.fitting);
  const [best, next] = others;
  return best !== undefined && best.fitting > (next?.fitting ?? 0) ? best.kind : null;
}
