import type { Owner } from "../../../server/contract/change-set.ts";

/** Who an incident belongs to, as one tells it: the person, else the department, else null for nobody. */
export function ownerName(owner: Pick<Owner, "person" | "department">, nameOf: (named: { nameZh: string; nameEn: string | null }) => string): string | null {
  return owner.person?.name ?? (owner.department === null ? null : nameOf(owner.department));
}
