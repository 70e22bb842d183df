import { findDuty } from "../../assignment/find-duty.ts";
import { holdsAt, type Period, type Post, type Responsibilities } from "../../assignment/responsibilities.ts";
import type { ResponsibilityCheck } from "../../contract/responsibility.ts";
import { named } from "../matrix/show-matrix.ts";
import { newCheck } from "./new-check.ts";

/** Posts that nobody holds, posts whose holder is away without a deputy on duty, and departments without a head. */
export function findEmptyPosts(responsibilities: Responsibilities, atMs: number): ResponsibilityCheck[] {
  const { posts, departments } = responsibilities;
  const heads = new Set([...departments.values()].map((department) => department.headPostCode));
  return [
    ...[...posts.values()].flatMap((post) => emptyPost(post, heads.has(post.code), responsibilities, atMs) ?? []),
    ...[...departments.values()].filter((department) => department.headPostCode === null || !posts.has(department.headPostCode)).map((department) => {
      const isAsked = responsibilities.rules.some((rule) => rule.leadDepartmentCode === department.code);
      return newCheck({
        id: `department_without_head|${department.code}`, kind: "department_without_head", severity: isAsked ? "error" : "notice", departments: [named(department)],
        advice: "Name the department's head post: it is who is asked when a post is empty or a rule names the department alone.",
      });
    }),
  ];
}

function emptyPost(post: Post, isHead: boolean, responsibilities: Responsibilities, atMs: number): ResponsibilityCheck | undefined {
  const { people, departments } = responsibilities;
  const inOffice = (role: "holder" | "deputy") => post.holdings.find((holding) => holding.role === role && holdsAt(holding, atMs));
  const leaveOf = (personCode: string | undefined) => people.get(personCode ?? "")?.leaves.find((leave) => holdsAt(leave, atMs));
  const [holder, deputy] = [inOffice("holder"), inOffice("deputy")];
  const leave = leaveOf(holder?.personCode);
  if (holder !== undefined && leave === undefined) return undefined;
  const deputyOnDuty = deputy !== undefined && leaveOf(deputy.personCode) === undefined;
  if (holder !== undefined && deputyOnDuty) return undefined;
  const covered = findDuty({ postCode: post.code, departmentCode: post.departmentCode }, atMs, responsibilities).personCode !== null;
  const department = departments.get(post.departmentCode);
  const kind = holder === undefined ? "vacant_post" as const : "holder_away" as const;
  return newCheck({
    id: `${kind}|${post.code}`, kind, covered,
    severity: !covered ? "error" : isHead || !deputyOnDuty ? "warning" : "notice",
    post: { ...named(post), kind: post.kind, cellCode: post.cellCode },
    departments: department === undefined ? [] : [named(department)],
    since: holder === undefined ? emptySince(post, atMs) : instantOf(leave),
    advice: holder === undefined
      ? "Appoint a holder (import holdings). Meanwhile the deputy is asked, then the head of the department."
      : "Name a deputy who is on duty: until the holder is back the head of the department is asked.",
  });
}

function emptySince(post: Post, atMs: number): string | null {
  const ends = post.holdings.filter((holding) => holding.role === "holder" && holding.toMs <= atMs).map((holding) => holding.toMs);
  return ends.length === 0 ? null : new Date(Math.max(...ends)).toISOString();
}

function instantOf(period: Period | undefined): string | null {
  return period === undefined || !Number.isFinite(period.fromMs) ? null : new Date(period.fromMs).toISOString();
}
