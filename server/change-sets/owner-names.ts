import type { Assignment } from "../assignment/assignment.ts";
import type { AssignmentSnapshot } from "../assignment/create-assigner.ts";
import type { Owner } from "../contract/change-set.ts";
import type { StoredOwner } from "./open-incidents.ts";

/** Names for owners that are known by their codes. */
export interface OwnerNames {
  ofStored(owner: StoredOwner): Owner;
  ofAssignment(assignment: Assignment): Owner;
}

export function createOwnerNames({ territories, responsibilities: { departments, people } }: AssignmentSnapshot): OwnerNames {
  const name = (owner: Pick<StoredOwner, "editionId" | "cellCode" | "result" | "departmentCode" | "personCode">): Owner => {
    const edition = owner.editionId === null ? undefined : territories.editions.get(owner.editionId);
    const cell = owner.cellCode === null ? undefined : edition?.cells[edition.placeOf(owner.cellCode)];
    const department = departments.get(owner.departmentCode ?? "");
    const person = people.get(owner.personCode ?? "");
    return {
      cell: owner.cellCode === null ? null : { code: owner.cellCode, nameZh: cell?.nameZh ?? owner.cellCode, nameEn: cell?.nameEn ?? null },
      result: owner.result,
      department: department === undefined ? null : { code: department.code, nameZh: department.nameZh, nameEn: department.nameEn },
      person: person === undefined ? null : { code: person.code, name: person.name },
    };
  };
  return {
    ofStored: name,
    ofAssignment: (assignment) => name({ ...assignment, result: assignment.basis.result }),
  };
}
