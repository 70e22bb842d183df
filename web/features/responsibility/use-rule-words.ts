import { useI18n } from "vue-i18n";
import type { MatrixAnswer, RuleTerms } from "../../../server/contract/responsibility.ts";
import { useResponsibilityMatrixStore } from "../../stores/responsibility-matrix.ts";
import { formatTimeBand } from "../explain/format-time-band.ts";
import { useNames } from "../shell/use-names.ts";

type Scope = Pick<RuleTerms, "cellCode" | "categoryCode" | "subjectType" | "timeBand">;

/** Puts rules and answers into words, in the language of the screen. */
export function useRuleWords() {
  const { t, te } = useI18n();
  const { nameOf, listOf, subjectOf: subject } = useNames();
  const store = useResponsibilityMatrixStore();

  const named = (known: { nameZh: string; nameEn: string | null } | undefined, code: string) => (known === undefined ? code : nameOf(known));
  const department = (code: string) => named(store.departments.get(code), code);
  const category = (code: string | null) => (code === null ? t("responsibility.form.anyCategory") : named(store.categories.get(code), code));
  const area = (cellCode: string | null) => (cellCode === null ? t("responsibility.form.anywhere") : named(store.matrix?.areas.find((each) => each.cellCode === cellCode), cellCode));
  const postKind = (kind: string) => (te(`responsibility.postKinds.${kind}`) ? t(`responsibility.postKinds.${kind}`) : kind);
  const band = (timeBand: RuleTerms["timeBand"]) => (timeBand === null ? "" : formatTimeBand(timeBand));

  /** `柳溪镇 × 恶臭异味 × 22:00–06:00`. */
  const scope = (rule: Scope) => [area(rule.cellCode), category(rule.categoryCode), rule.subjectType && subject(rule.subjectType), band(rule.timeBand)].filter(Boolean).join(" × ");
  /** Who takes it: a post, a kind of post, or the head. */
  const post = (rule: Pick<RuleTerms, "leadPostCode" | "leadPostKind">) => {
    if (rule.leadPostKind !== null) return t("responsibility.cell.ofKind", { kind: postKind(rule.leadPostKind) });
    if (rule.leadPostCode === null) return t("responsibility.cell.headPost");
    return named(store.matrix?.posts.find(({ code }) => code === rule.leadPostCode), rule.leadPostCode);
  };
  /** Which subjects and hours an answer is about; nothing where it is about all of them. */
  const condition = ({ subjectType, timeBand }: Pick<MatrixAnswer, "subjectType" | "timeBand">) => [subjectType && subject(subjectType), band(timeBand)].filter(Boolean).join(" · ");
  const leads = (answer: MatrixAnswer) => [...new Set(answer.ruleCodes.flatMap((code) => store.rules.get(code)?.leadDepartmentCode ?? []))].map(department);
  const verdict = (answer: MatrixAnswer) => {
    if (answer.result === "gap") return t("responsibility.nobody");
    return answer.result === "clear" ? leads(answer).join("") : t("responsibility.ties", { n: answer.ruleCodes.length });
  };

  return { department, category, area, postKind, subject, band, scope, post, condition, leads, verdict, listOf };
}
