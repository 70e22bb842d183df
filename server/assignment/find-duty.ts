import type { DutyStep } from "../contract/assignment.ts";
import { countAtOrBefore } from "../territory/territories.ts";
import { type Holding, holdsAt, type Post, type Responsibilities } from "./responsibilities.ts";

/** Who has to act, and who was asked before. */
export interface Duty {
  /** Null: nobody was found, which the chain shows. */
  readonly personCode: string | null;
  /** Null when the post's holder was simply on duty. */
  readonly chain: readonly DutyStep[] | null;
}

/** The post that a rule leads to. Without one, the department's head is asked at once. */
export interface DutyPlace {
  readonly postCode: string | null;
  readonly departmentCode: string;
}

/** The holder of the post; on leave or vacant, the deputy; then the head of the department and that post's deputy. */
export function findDuty(place: DutyPlace, instantMs: number, responsibilities: Responsibilities): Duty {
  const chain: DutyStep[] = [];
  for (const { role, post, as } of stepsFor(place, responsibilities)) {
    const step = ask(role, post, as, instantMs, responsibilities);
    chain.push(step);
    if (step.outcome !== "on_duty") continue;
    return { personCode: step.personCode, chain: chain.length === 1 && role === "holder" ? null : chain };
  }
  return { personCode: null, chain };
}

/** The same answers, remembered for as long as nobody involved takes over, leaves or returns. Places are told apart by identity. */
export function createDutyBook(responsibilities: Responsibilities): (place: DutyPlace, instantMs: number) => Duty {
  const pages = new WeakMap<DutyPlace, { changesMs: readonly number[]; duties: (Duty | undefined)[] }>();
  return (place, instantMs) => {
    let page = pages.get(place);
    if (page === undefined) pages.set(place, (page = { changesMs: changesFor(place, responsibilities), duties: [] }));
    const stretch = countAtOrBefore(page.changesMs, instantMs);
    return (page.duties[stretch] ??= findDuty(place, instantMs, responsibilities));
  };
}

interface Step {
  readonly role: DutyStep["role"];
  readonly post: Post | undefined;
  readonly as: Holding["role"];
}

function stepsFor({ postCode, departmentCode }: DutyPlace, { posts, departments }: Responsibilities): Step[] {
  const headCode = departments.get(departmentCode)?.headPostCode ?? null;
  const head = headCode === null ? undefined : posts.get(headCode);
  const post = postCode === null ? undefined : posts.get(postCode);
  const own: Step[] = post ? [{ role: "holder", post, as: "holder" }, { role: "deputy", post, as: "deputy" }] : [{ role: "holder", post, as: "holder" }];
  if (post !== undefined && post === head) return own;
  return [...own, { role: "department_head", post: head, as: "holder" }, ...(head ? [{ role: "deputy", post: head, as: "deputy" } as const] : [])];
}

function ask(role: DutyStep["role"], post: Post | undefined, as: Holding["role"], instantMs: number, { people }: Responsibilities): DutyStep {
  const holding = post?.holdings.find((candidate) => candidate.role === as && holdsAt(candidate, instantMs));
  const person = holding && people.get(holding.personCode);
  const common = { role, postCode: post?.code ?? null, postNameZh: post?.nameZh ?? null };
  if (person === undefined) return { ...common, personCode: null, personName: null, outcome: "vacant", until: null };
  const away = person.leaves.filter((leave) => holdsAt(leave, instantMs));
  const backMs = Math.max(...away.map((leave) => leave.toMs));
  return {
    ...common,
    personCode: person.code,
    personName: person.name,
    outcome: away.length > 0 ? "on_leave" : "on_duty",
    until: Number.isFinite(backMs) ? new Date(backMs).toISOString() : null,
  };
}

/** Every instant at which the answer for this place may change, ascending. */
function changesFor(place: DutyPlace, responsibilities: Responsibilities): number[] {
  const posts = new Set(stepsFor(place, responsibilities).flatMap((step) => step.post ?? []));
  const holdings = [...posts].flatMap((post) => post.holdings);
  const leaves = holdings.flatMap((holding) => responsibilities.people.get(holding.personCode)?.leaves ?? []);
  const changes = [...holdings, ...leaves].flatMap((period) => [period.fromMs, period.toMs]);
  return [...new Set(changes)].filter(Number.isFinite).sort((a, b) => a - b);
}
