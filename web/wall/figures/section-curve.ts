import type { SectionWaterHistory } from "../../../server/contract/water.ts";

/** One indicator of a section by month, beside the limit of its target. */
export interface SectionCurve {
  readonly indicator: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unit: string;
  /** Null: no reading in that month. */
  readonly values: readonly (number | null)[];
  /** Of the last month that has one. */
  readonly newest: number | null;
  readonly froms: readonly string[];
  /** Of the section's target class; null where it has none or the standard sets none. */
  readonly limit: number | null;
}

/**
 * The indicator that makes the section's class, month by month; null where there is none. In the newest month that
 * has readings the main item counts, else the item of the worst class.
 */
export function sectionCurve({ section, months, limits }: SectionWaterHistory): SectionCurve | null {
  const newest = months.findLast(({ items }) => items.length > 0);
  const item = section.mainItems[0] ?? newest?.items.toSorted((one, other) => (other.waterClass ?? 0) - (one.waterClass ?? 0))[0];
  if (item === undefined) return null;
  const of = limits.filter(({ indicator }) => indicator === item.indicator).at(-1);
  const values = months.map(({ items }) => items.find(({ indicator }) => indicator === item.indicator)?.value ?? null);
  return {
    indicator: item.indicator, nameZh: item.nameZh, nameEn: item.nameEn, unit: item.unit,
    froms: months.map(({ from }) => from),
    values,
    newest: values.findLast((value) => value !== null) ?? null,
    limit: section.targetClass === null ? null : of?.limits[section.targetClass - 1] ?? null,
  };
}
