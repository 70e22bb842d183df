import type { MatrixArea, MatrixEntry, ResponsibilityMatrix } from "../../../server/contract/responsibility.ts";
import { entryKey } from "../../stores/responsibility-matrix.ts";

export interface MatrixColumn { readonly at: number; readonly area: MatrixArea; }
export type RowFilter = "all" | "open" | "changed";
type MatrixCategory = ResponsibilityMatrix["categories"][number];
/** Categories under one of the first level; a first-level category without parts stands under itself. */
export interface RowGroup { readonly top: MatrixCategory; readonly rows: readonly MatrixCategory[]; }

/** Areas as columns: without a chosen one the tops and what lies right under them; else that area and everything within. */
export function shownColumns(areas: readonly MatrixArea[], chosen: number | null): MatrixColumn[] {
  const isWithin = (at: number): boolean => {
    for (let up: number | null = at; up !== null; up = areas[up]?.parent ?? null) if (up === chosen) return true;
    return false;
  };
  const depthOf = (at: number): number => {
    const parent = areas[at]?.parent ?? null;
    return parent === null ? 0 : depthOf(parent) + 1;
  };
  return areas.flatMap((area, at) => ((chosen === null ? depthOf(at) <= 1 : isWithin(at)) ? { at, area } : []));
}

/** Rows under their first-level category; what nothing remains of is left out. */
export function groupRows(
  { categories }: Pick<ResponsibilityMatrix, "categories">, columns: readonly MatrixColumn[], entries: ReadonlyMap<string, MatrixEntry>,
  filter: RowFilter, changed: ReadonlySet<string>,
): RowGroup[] {
  const parentOf = new Map(categories.map(({ code, parentCode }) => [code, parentCode]));
  const topOf = (code: string): string => {
    let top = code;
    for (let above = parentOf.get(top) ?? null; above !== null; above = parentOf.get(top) ?? null) top = above;
    return top;
  };
  const isShown = ({ code }: MatrixCategory) => filter === "all"
    || columns.some(({ at }) => {
      const entry = entries.get(entryKey(at, code));
      return filter === "open" ? entry !== undefined && entry.worstBelow !== "clear" : entry?.answers.some((answer) => answer.ruleCodes.some((rule) => changed.has(rule))) === true;
    });
  const rows = categories.filter((category) => category.isLeaf && isShown(category));
  return categories.filter(({ parentCode }) => parentCode === null).flatMap((top) => {
    const own = rows.filter(({ code }) => topOf(code) === top.code);
    return own.length === 0 ? [] : { top, rows: own };
  });
}

/** How many areas within this one have rules of their own that answer for the category. */
export function narrowerRuled(areas: readonly MatrixArea[], at: number, categoryCode: string, entries: ReadonlyMap<string, MatrixEntry>): number[] {
  return areas.flatMap((area, place) => {
    if (area.parent !== at) return [];
    const below = narrowerRuled(areas, place, categoryCode, entries);
    const entry = entries.get(entryKey(place, categoryCode));
    return (entry?.ruleCodes.length ?? 0) > 0 ? [place, ...below] : below;
  });
}
