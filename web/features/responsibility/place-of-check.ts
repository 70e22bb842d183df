import type { MatrixEntry, ResponsibilityCheck, ResponsibilityMatrix } from "../../../server/contract/responsibility.ts";
import { entryKey } from "../../stores/responsibility-matrix.ts";

/** The cell of the table where a fault shows best; null where it is about posts, not rules. */
export function placeOfCheck(
  check: ResponsibilityCheck, { areas, categories }: Pick<ResponsibilityMatrix, "areas" | "categories">, entries: ReadonlyMap<string, MatrixEntry>,
): { area: number; categoryCode: string } | null {
  if (check.category === null) return null;
  const { code } = check.category;
  // A category with parts has no row of its own; its first part stands for it.
  const categoryCode = categories.find((category) => category.isLeaf && (category.code === code || category.parentCode === code))?.code;
  if (categoryCode === undefined) return null;
  const named = check.areas[0];
  const at = areas.findIndex((area) => (named === undefined ? area.parent === null : area.territory === named.territory && (area.cellCode ?? "") === named.code));
  if (at < 0) return null;
  const isOpenHere = (area: number) => entries.get(entryKey(area, categoryCode))?.answers.some(({ ruleCodes }) => ruleCodes.join() === check.ruleCodes.join()) === true;
  return { area: isOpenHere(at) ? at : Math.max(at, areas.findIndex((area, place) => area.parent === at && isOpenHere(place))), categoryCode };
}
