import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import { holdsAt, type Post, type Responsibilities } from "../assignment/responsibilities.ts";
import type { PersonDetail } from "../contract/reference.ts";
import { NotFoundError } from "../errors.ts";
import { said } from "../said.ts";
import type { Territories } from "../territory/territories.ts";

/**
 * One person, the posts held or deputised for now, and the cells in force that these look after.
 *
 * @throws {NotFoundError} when nobody has the code.
 */
export async function findPerson({ liveAssigner, now }: Pick<AssignmentDeps, "liveAssigner" | "now">, code: string): Promise<PersonDetail> {
  const { responsibilities, territories } = (await liveAssigner.current()).snapshot;
  const atMs = now().getTime();
  const person = responsibilities.people.get(code);
  if (person === undefined) throw new NotFoundError(said(`There is no person ${code}`, `没有人员 ${code}`));
  const posts = [...responsibilities.posts.values()].flatMap((post) => {
    const holding = post.holdings.find(({ personCode, ...period }) => personCode === code && holdsAt(period, atMs));
    return holding === undefined ? [] : [describe(post, holding.role, responsibilities, territories, atMs)];
  });
  return {
    code, name: person.name, onLeave: person.leaves.some((leave) => holdsAt(leave, atMs)),
    posts: posts.sort((a, b) => (a.role === b.role ? (a.code < b.code ? -1 : 1) : a.role === "holder" ? -1 : 1)),
  };
}

type HeldPost = PersonDetail["posts"][number];

function describe({ code, nameZh, nameEn, kind, departmentCode, ...place }: Post, role: HeldPost["role"], { departments }: Responsibilities, territories: Territories, atMs: number): HeldPost {
  const department = departments.get(departmentCode);
  return {
    code, nameZh, nameEn, role, kind,
    department: { code: departmentCode, nameZh: department?.nameZh ?? departmentCode, nameEn: department?.nameEn ?? null },
    cell: cellOfPost(place, territories, atMs),
  };
}

/** The cell in force that a post looks after. */
export function cellOfPost({ territory, cellCode }: Pick<Post, "territory" | "cellCode">, territories: Territories, atMs: number): HeldPost["cell"] {
  if (cellCode === null) return null;
  for (const edition of territories.inForceAt(atMs)) {
    const cell = territory === null || territory === edition.territory ? edition.cells[edition.placeOf(cellCode)] : undefined;
    if (cell !== undefined) return { code: cellCode, nameZh: cell.nameZh, nameEn: cell.nameEn, territory: edition.territory };
  }
  return null;
}
