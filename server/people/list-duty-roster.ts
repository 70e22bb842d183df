import { findDuty } from "../assignment/find-duty.ts";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import { holdsAt, type Post, type Responsibilities } from "../assignment/responsibilities.ts";
import type { DutyRoster } from "../contract/reference.ts";
import { NotFoundError } from "../errors.ts";
import { said } from "../said.ts";
import type { Territories } from "../territory/territories.ts";
import { cellOfPost } from "./find-person.ts";

export interface RosterQuery {
  /** Part of the name of a post, a cell or a person. */
  q?: string | undefined;
  /** Posts of this cell and of those above it go first. */
  cell?: string | undefined;
  limit: number;
}

type RosterEntry = DutyRoster["items"][number];

/**
 * Posts of a department, and who would act for each now.
 *
 * @throws {NotFoundError} when there is no such department.
 */
export async function listDutyRoster({ liveAssigner, now }: Pick<AssignmentDeps, "liveAssigner" | "now">, departmentCode: string, { q = "", cell, limit }: RosterQuery): Promise<DutyRoster> {
  const { responsibilities, territories } = (await liveAssigner.current()).snapshot;
  if (!responsibilities.departments.has(departmentCode)) throw new NotFoundError(said(`There is no department ${departmentCode}`, `没有部门 ${departmentCode}`));
  const atMs = now().getTime();
  const words = q.toLowerCase();
  const entries = [...responsibilities.posts.values()].filter((post) => post.departmentCode === departmentCode).map((post) => describe(post, responsibilities, territories, atMs));
  const matching = entries.filter((entry) => textOf(entry).includes(words));
  const line = cell === undefined ? [] : lineOf(cell, territories, atMs);
  const rank = ({ cell: own }: RosterEntry) => (own === null ? 1 : line.includes(own.code) ? 0 : 2);
  matching.sort((a, b) => rank(a) - rank(b) || line.indexOf(b.cell?.code ?? "") - line.indexOf(a.cell?.code ?? "") || (a.code < b.code ? -1 : 1));
  return { items: matching.slice(0, limit), total: matching.length };
}

function describe(post: Post, responsibilities: Responsibilities, territories: Territories, atMs: number): RosterEntry {
  const { code, nameZh, nameEn, kind } = post;
  const cell = cellOfPost(post, territories, atMs);
  const { personCode } = findDuty({ postCode: code, departmentCode: post.departmentCode }, atMs, responsibilities);
  return {
    code, nameZh, nameEn, kind,
    cell: cell === null ? null : { code: cell.code, nameZh: cell.nameZh, nameEn: cell.nameEn },
    people: post.holdings.filter((holding) => holdsAt(holding, atMs)).flatMap(({ personCode: held, role }) => {
      const person = responsibilities.people.get(held);
      return person === undefined ? [] : [{ code: held, name: person.name, role, onLeave: person.leaves.some((leave) => holdsAt(leave, atMs)) }];
    }).sort((a, b) => (a.role === b.role ? 0 : a.role === "holder" ? -1 : 1)),
    onDutyCode: personCode,
    onDutyName: personCode === null ? null : responsibilities.people.get(personCode)?.name ?? null,
  };
}

function textOf({ code, nameZh, nameEn, cell, people }: RosterEntry): string {
  return [code, nameZh, nameEn, cell?.nameZh, cell?.nameEn, ...people.map(({ name }) => name)].join("\n").toLowerCase();
}

/** Codes from the top cell down to this one, in the territory in force that has it. */
function lineOf(code: string, territories: Territories, atMs: number): string[] {
  const edition = territories.inForceAt(atMs).find((candidate) => candidate.placeOf(code) >= 0);
  return edition === undefined ? [] : edition.pathOf(edition.placeOf(code)).map((place) => edition.cells[place]?.code ?? "");
}
