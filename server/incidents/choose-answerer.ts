import { findDuty } from "../assignment/find-duty.ts";
import { holdsAt, type Post, type Responsibilities } from "../assignment/responsibilities.ts";
import type { DutyStep } from "../contract/assignment.ts";
import type { Reassignment } from "../contract/incident.ts";
import { UnprocessableError } from "../errors.ts";
import { said, type Said } from "../said.ts";

/** Who is to answer, as somebody decided. */
export interface Answerer {
  readonly departmentCode: string;
  readonly postCode: string | null;
  /** Null: nobody is on duty, which the chain shows. */
  readonly personCode: string | null;
  /** Null where the person was named. */
  readonly dutyChain: readonly DutyStep[] | null;
}

type Choice = Pick<Reassignment, "departmentCode" | "postCode" | "personCode">;

/**
 * The department, post and person that a re-assignment means. A post must belong to the department, and a person
 * hold it now, as holder or deputy. Without a person, whoever is on duty at the post, or else at the department's head.
 *
 * @throws {UnprocessableError} naming the field that names nothing, or nobody who could answer there.
 */
export function chooseAnswerer(choice: Choice, responsibilities: Responsibilities, nowMs: number): Answerer {
  const { departmentCode } = choice;
  if (!responsibilities.departments.has(departmentCode)) throw refuse("departmentCode", said(`There is no department ${JSON.stringify(departmentCode)}`, `没有部门 ${departmentCode}`));
  const post = choice.postCode === undefined ? null : postOf(choice.postCode, departmentCode, responsibilities);
  if (choice.personCode !== undefined) return namedPerson(choice.personCode, departmentCode, post, responsibilities, nowMs);
  const postCode = post?.code ?? responsibilities.departments.get(departmentCode)?.headPostCode ?? null;
  const { personCode, chain } = findDuty({ postCode, departmentCode }, nowMs, responsibilities);
  return { departmentCode, postCode, personCode, dutyChain: chain ?? holderOnDuty(postCode, personCode, responsibilities) };
}

function postOf(code: string, departmentCode: string, { posts }: Responsibilities): Post {
  const post = posts.get(code);
  if (post === undefined) throw refuse("postCode", said(`There is no post ${JSON.stringify(code)}`, `没有岗位 ${code}`));
  if (post.departmentCode === departmentCode) return post;
  throw refuse("postCode", said(
    `Post ${JSON.stringify(code)} (${post.nameZh}) belongs to department ${JSON.stringify(post.departmentCode)}, not to ${JSON.stringify(departmentCode)}`,
    `岗位 ${post.nameZh}（${code}）属于部门 ${post.departmentCode}，不属于 ${departmentCode}`,
  ));
}

function namedPerson(personCode: string, departmentCode: string, post: Post | null, { people, posts }: Responsibilities, nowMs: number): Answerer {
  const person = people.get(personCode);
  if (person === undefined) throw refuse("personCode", said(`There is no person ${JSON.stringify(personCode)}`, `没有人员 ${personCode}`));
  const candidates = post === null ? [...posts.values()].filter((one) => one.departmentCode === departmentCode) : [post];
  const held = holdingPost(candidates, personCode, "holder", nowMs) ?? holdingPost(candidates, personCode, "deputy", nowMs);
  if (held !== undefined) return { departmentCode, postCode: held.code, personCode, dutyChain: null };
  const where = post === null
    ? said(`any post of department ${JSON.stringify(departmentCode)}`, `部门 ${departmentCode} 的任何岗位`)
    : said(`post ${JSON.stringify(post.code)} (${post.nameZh})`, `岗位 ${post.nameZh}（${post.code}）`);
  throw refuse("personCode", said(`${person.name} (${personCode}) does not hold ${where.en} now`, `${person.name}（${personCode}）现在不担任${where.zh}`));
}

function holdingPost(posts: readonly Post[], personCode: string, role: "holder" | "deputy", nowMs: number): Post | undefined {
  return posts.filter((post) => post.holdings.some((holding) => holding.personCode === personCode && holding.role === role && holdsAt(holding, nowMs)))
    .sort((one, other) => (one.code < other.code ? -1 : 1))[0];
}

/** Spelt out, because an absent chain says that the person was named. */
function holderOnDuty(postCode: string | null, personCode: string | null, { posts, people }: Responsibilities): DutyStep[] {
  return [{
    role: "holder", postCode, postNameZh: posts.get(postCode ?? "")?.nameZh ?? null,
    personCode, personName: people.get(personCode ?? "")?.name ?? null, outcome: "on_duty", until: null,
  }];
}

function refuse(field: keyof Choice, told: Said): UnprocessableError {
  return UnprocessableError.at(`body.${field}`, told);
}
