import { type Kysely, sql } from "kysely";
import { loadResponsibilities } from "../../assignment/load-responsibilities.ts";
import { holdsAt, type Responsibilities } from "../../assignment/responsibilities.ts";
import type { ErrorDetail } from "../../contract/error.ts";
import type { RuleChange, RuleTerms } from "../../contract/responsibility.ts";
import { detailAt, InvalidError } from "../../errors.ts";
import { didYouMean } from "../../imports/nearest-name.ts";
import { holdsStorableTexts } from "../../imports/storable-text.ts";
import { said, type Said } from "../../said.ts";
import type { Database } from "../../store/schema.ts";

const MOST_GUESSES = 5000;
const MOST_TOLD = 5;
const DEPARTMENT = said("department", "部门");

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
    const refuse: Refuse = (field, told) => void details.push(detailAt(`body.changes.${i}.${field}`, told));
    if (!holdsStorableTexts(change)) refuse("rule", said("A text of the rule holds U+0000 or half a character.", "规则的文字含有字符 U+0000 或半个字符。"));
    checkCode(change, seen, i, responsibilities, atMs, refuse);
    if (change.op === "end") return change;
    const territory = checkArea(change.rule, territoriesOf, (field, told) => refuse(`rule.${field}`, told));
    checkTerms(change.rule, responsibilities, (field, told) => refuse(`rule.${field}`, told));
    return { ...change, rule: { ...change.rule, territory } };
  });
  if (details.length > 0) throw InvalidError.all(said("The draft was not saved: ", "草案没有保存："), details, { between: said(" ", ""), most: MOST_TOLD });
  return checked;
}

type Refuse = (field: string, told: Said) => void;

function checkCode(change: RuleChange, seen: Map<string, number>, at: number, { rules }: Responsibilities, atMs: number, refuse: Refuse): void {
  const { code } = change;
  const earlier = seen.get(code);
  if (earlier !== undefined) refuse("code", said(`Change ${earlier} is about "${code}" already; a draft changes a rule once.`, `第 ${earlier + 1} 处改动已是规则 ${code}；一份草案对一条规则只改一次。`));
  else seen.set(code, at);
  const rule = rules.find((candidate) => candidate.code === code);
  if (change.op === "add") {
    if (rule !== undefined) refuse("code", said(`There is a rule "${code}" already; give the new one another code.`, `已有规则 ${code}，新规则请另用编码。`));
  } else if (rule === undefined) {
    refuse("code", said(`There is no rule "${code}".${didYouMean(code, rules.slice(0, MOST_GUESSES).map((known) => known.code))}`, `没有规则 ${code}。`));
  } else if (!holdsAt(rule, atMs)) {
    refuse("code", rule.toMs <= atMs
      ? said(`The rule "${code}" has ended; take it out of the draft.`, `规则 ${code} 已终止，请从草案中去掉。`)
      : said(`The rule "${code}" is not in force yet; import a corrected one instead.`, `规则 ${code} 尚未生效，请改为导入更正后的规则。`));
  }
}

/** Codes of several territories need the territory beside them; drafts of boundaries count, as they do for imports. */
function checkArea({ cellCode, territory = null }: RuleTerms, territoriesOf: ReadonlyMap<string, readonly string[]>, refuse: Refuse): string | null {
  if (cellCode === null) {
    if (territory !== null) refuse("cellCode", said(
      `A territory ("${territory}") is given but no cell; name its top cell, or leave the territory out.`,
      `给了辖区“${territory}”却没有网格；请填其最上级网格，或不填辖区。`,
    ));
    return null;
  }
  const among = territoriesOf.get(cellCode) ?? [];
  if (among.length === 0) refuse("cellCode", said(`No boundary edition has a cell with the code "${cellCode}".`, `任何边界版本里都没有网格 ${cellCode}。`));
  else if (territory !== null && !among.includes(territory)) refuse("territory", said(
    `Territory "${territory}" has no cell "${cellCode}"; ${among.join(", ")} has.`,
    `辖区“${territory}”没有网格 ${cellCode}，它在${among.join("、")}。`,
  ));
  else if (territory === null && among.length > 1) refuse("territory", said(
    `Cell "${cellCode}" is in ${among.join(" and ")}: say which.`,
    `辖区${among.join("、")}都有网格 ${cellCode}，请指明。`,
  ));
  return territory ?? among[0] ?? null;
}

function checkTerms(terms: RuleTerms, { departments, posts, categories }: Responsibilities, refuse: Refuse): void {
  const known = (field: string, noun: Said, code: string | null, codes: ReadonlyMap<string, unknown>) => {
    if (code === null || codes.has(code)) return;
    refuse(field, said(`There is no ${noun.en} with the code "${code}".${didYouMean(code, [...codes.keys()].slice(0, MOST_GUESSES))}`, `没有${noun.zh} ${code}。`));
  };
  known("categoryCode", said("category", "类别"), terms.categoryCode, categories);
  known("leadDepartmentCode", DEPARTMENT, terms.leadDepartmentCode, departments);
  known("leadPostCode", said("post", "岗位"), terms.leadPostCode, posts);
  terms.assistDepartmentCodes.forEach((code, i) => known(`assistDepartmentCodes.${i}`, DEPARTMENT, code, departments));
  if (terms.leadPostCode !== null && terms.leadPostKind !== null) {
    refuse("leadPostKind", said(`The rule names the post "${terms.leadPostCode}" and a kind of post; give one of them.`, `规则既指定了岗位 ${terms.leadPostCode}，又写了岗位类型，请只留一个。`));
  }
  if (terms.leadPostKind !== null && ![...posts.values()].some((post) => post.kind === terms.leadPostKind)) {
    refuse("leadPostKind", said(
      `No post is of the kind "${terms.leadPostKind}"; without one nobody but the head of the department would be found.`,
      `没有“${terms.leadPostKind}”类型的岗位；这样只能找到部门负责人。`,
    ));
  }
  const { timeBand } = terms;
  if (timeBand !== null && timeBand.fromMinute === timeBand.toMinute % 1440) {
    refuse("timeBand", timeBand.fromMinute === timeBand.toMinute
      ? said("The time band is empty; leave it out for the whole day.", "时段是空的；全天有效就不要填。")
      : said("The time band is the whole day; leave it out.", "时段就是全天，不必填。"));
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
