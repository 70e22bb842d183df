import { type Kysely, sql } from "kysely";
import { loadResponsibilities } from "../../assignment/load-responsibilities.ts";
import { holdsAt, type Responsibilities } from "../../assignment/responsibilities.ts";
import type { ErrorDetail } from "../../contract/error.ts";
import type { RuleChange, RuleTerms } from "../../contract/responsibility.ts";
import { InvalidError } from "../../errors.ts";
import { didYouMean } from "../../imports/nearest-name.ts";
import { holdsStorableTexts } from "../../imports/storable-text.ts";
import type { Database } from "../../store/schema.ts";

const MOST_GUESSES = 5000;

/**
 * The changes, each with the territory of its cell, once everything that they name was found to exist.
 *
 * @throws {InvalidError} naming every field that is wrong, as `body.changes.3.rule.leadDepartmentCode`.
 */
export async function checkChanges(db: Kysely<Database>, changes: readonly RuleChange[], atMs: number): Promise<RuleChange[]> {
  const responsibilities = await loadResponsibilities(db);
  const territoriesOf = await territoriesOfCells(db, changes);
  const details: ErrorDetail[] = [];
  const seen = new Map<string, number>();
  const checked = changes.map((change, i): RuleChange => {
    const refuse = (field: string, message: string) => void details.push({ field: `body.changes.${i}.${field}`, message });
    if (!holdsStorableTexts(change)) refuse("rule", "holds U+0000 or half a character.");
    checkCode(change, seen, i, responsibilities, atMs, refuse);
    if (change.op === "end") return change;
    const territory = checkArea(change.rule, territoriesOf, (field, message) => refuse(`rule.${field}`, message));
    checkTerms(change.rule, responsibilities, (field, message) => refuse(`rule.${field}`, message));
    return { ...change, rule: { ...change.rule, territory } };
  });
  if (details.length > 0) throw new InvalidError(`The draft was not saved: ${details.slice(0, 5).map(({ field, message }) => `${field}: ${message}`).join(" ")}`, details);
  return checked;
}

type Refuse = (field: string, message: string) => void;

function checkCode(change: RuleChange, seen: Map<string, number>, at: number, { rules }: Responsibilities, atMs: number, refuse: Refuse): void {
  const { code } = change;
  const earlier = seen.get(code);
  if (earlier !== undefined) refuse("code", `Change ${earlier} is about "${code}" already; a draft changes a rule once.`);
  else seen.set(code, at);
  const rule = rules.find((candidate) => candidate.code === code);
  if (change.op === "add") {
    if (rule !== undefined) refuse("code", `There is a rule "${code}" already; give the new one another code.`);
  } else if (rule === undefined) {
    refuse("code", `There is no rule "${code}".${didYouMean(code, rules.slice(0, MOST_GUESSES).map((known) => known.code))}`);
  } else if (!holdsAt(rule, atMs)) {
    refuse("code", rule.toMs <= atMs ? `The rule "${code}" has ended; take it out of the draft.` : `The rule "${code}" is not in force yet; import a corrected one instead.`);
  }
}

/** Codes of several territories need the territory beside them; drafts of boundaries count, as they do for imports. */
function checkArea({ cellCode, territory = null }: RuleTerms, territoriesOf: ReadonlyMap<string, readonly string[]>, refuse: Refuse): string | null {
  if (cellCode === null) {
    if (territory !== null) refuse("cellCode", `A territory ("${territory}") is given but no cell; name its top cell, or leave the territory out.`);
    return null;
  }
  const among = territoriesOf.get(cellCode) ?? [];
  if (among.length === 0) refuse("cellCode", `No boundary edition has a cell with the code "${cellCode}".`);
  else if (territory !== null && !among.includes(territory)) refuse("territory", `Territory "${territory}" has no cell "${cellCode}"; ${among.join(", ")} has.`);
  else if (territory === null && among.length > 1) refuse("territory", `Cell "${cellCode}" is in ${among.join(" and ")}: say which.`);
  return territory ?? among[0] ?? null;
}

function checkTerms(terms: RuleTerms, { departments, posts, categories }: Responsibilities, refuse: Refuse): void {
  const known = (field: string, noun: string, code: string | null, codes: ReadonlyMap<string, unknown>) => {
    if (code === null || codes.has(code)) return;
    refuse(field, `There is no ${noun} with the code "${code}".${didYouMean(code, [...codes.keys()].slice(0, MOST_GUESSES))}`);
  };
  known("categoryCode", "category", terms.categoryCode, categories);
  known("leadDepartmentCode", "department", terms.leadDepartmentCode, departments);
  known("leadPostCode", "post", terms.leadPostCode, posts);
  terms.assistDepartmentCodes.forEach((code, i) => known(`assistDepartmentCodes.${i}`, "department", code, departments));
  if (terms.leadPostCode !== null && terms.leadPostKind !== null) {
    refuse("leadPostKind", `The rule names the post "${terms.leadPostCode}" and a kind of post; give one of them.`);
  }
  if (terms.leadPostKind !== null && ![...posts.values()].some((post) => post.kind === terms.leadPostKind)) {
    refuse("leadPostKind", `No post is of the kind "${terms.leadPostKind}"; without one nobody but the head of the department would be found.`);
  }
  const { timeBand } = terms;
  if (timeBand !== null && timeBand.fromMinute === timeBand.toMinute % 1440) {
    refuse("timeBand", timeBand.fromMinute === timeBand.toMinute ? "The time band is empty; leave it out for the whole day." : "The time band is the whole day; leave it out.");
  }
}

async function territoriesOfCells(db: Kysely<Database>, changes: readonly RuleChange[]): Promise<Map<string, string[]>> {
  const codes = [...new Set(changes.flatMap((change) => change.op === "end" ? [] : change.rule.cellCode ?? []))].filter((code) => holdsStorableTexts(code));
  const { rows } = await sql<{ code: string; territories: string[] }>`
    select cell.code, array_agg(distinct edition.territory) as territories
    from cell join boundary_edition edition on edition.id = cell.edition_id
    where cell.code = any(${codes}) group by cell.code`.execute(db);
  return new Map(rows.map((row) => [row.code, row.territories]));
}
