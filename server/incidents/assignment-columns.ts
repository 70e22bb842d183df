import type { Assignment } from "../assignment/assignment.ts";
import { wholeMillimetres } from "../assignment/whole-millimetres.ts";

/** The columns of an incident that say whose it is and how that was found. */
export function assignmentColumns(assignment: Assignment, basisId: number) {
  return {
    edition_id: assignment.editionId,
    cell_code: assignment.cellCode,
    jurisdiction_code: assignment.jurisdictionCode,
    cell_method: assignment.cellMethod,
    nearest_cell_metres: metresOrNull(assignment.nearestCellMetres),
    nearest_other_code: assignment.nearestOtherCode,
    nearest_other_metres: metresOrNull(assignment.nearestOtherMetres),
    near_boundary: assignment.nearBoundary,
    assignment_result: assignment.basis.result,
    basis_id: basisId,
    department_code: assignment.departmentCode,
    post_code: assignment.postCode,
    person_code: assignment.personCode,
    duty_chain: assignment.dutyChain === null ? null : JSON.stringify(assignment.dutyChain),
  };
}

function metresOrNull(metres: number | null): number | null {
  return metres === null ? null : wholeMillimetres(metres);
}
