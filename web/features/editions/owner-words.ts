import type { Owner } from "../../../server/contract/change-set.ts";

/** Whether the same person answers before and after, in whichever cell. */
export function isSameOwner(before: Pick<Owner, "person">, after: Pick<Owner, "person">): boolean {
  return before.person !== null && before.person.code === after.person?.code;
}

/** Who an incident belongs to, as one tells it: the person, else the department, else null for nobody. */
export function ownerName(owner: Pick<Owner, "person" | "department">, nameOf: (named: { nameZh: string; nameEn: string | null }) => string): string | null {
  return owner.person?.name ?? (owner.department === null ? null : nameOf(owner.department));
}
