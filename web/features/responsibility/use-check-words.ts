import { useI18n } from "vue-i18n";
import type { ResponsibilityCheck } from "../../../server/contract/responsibility.ts";
import { dayOf } from "../../format/zoned-time.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useNames } from "../shell/use-names.ts";
import { useRuleWords } from "./use-rule-words.ts";

const MOST_NAMED = 3;

/** Puts a fault into words: what it is about, where, and what to do. */
export function useCheckWords() {
  const { t } = useI18n();
  const { nameOf, listOf } = useNames();
  const words = useRuleWords();
  const deployment = useDeploymentStore();

  function names(places: readonly { nameZh: string; nameEn: string | null }[]): string {
    const named = listOf(places.slice(0, MOST_NAMED).map(nameOf));
    return places.length <= MOST_NAMED ? named : t("responsibility.checks.more", { names: named, n: places.length });
  }
  function where({ areas, except }: ResponsibilityCheck): string {
    if (areas.length === 0) return "";
    return except.length === 0 ? names(areas) : t("responsibility.checks.except", { where: names(areas), except: names(except) });
  }
  function subjectOf(check: ResponsibilityCheck): string {
    if (check.kind === "cell_without_post") return t("responsibility.posts.cellLacks", { cell: names(check.areas), kind: words.postKind(check.postKind ?? "") });
    if (check.post !== null) return nameOf(check.post);
    if (check.category !== null) return nameOf(check.category);
    return check.departments[0] === undefined ? check.ruleCodes.join() : nameOf(check.departments[0]);
  }
  /** Place, condition and who is concerned, as a line under the subject. */
  function detail(check: ResponsibilityCheck): string {
    if (check.kind === "cell_without_post" || check.kind === "department_without_head") return "";
    const missing = check.missing.map((each) => {
      const at = each.indexOf(":");
      return t(`responsibility.checks.missing.${each.slice(0, at)}`, { code: each.slice(at + 1) });
    });
    const isPost = check.post !== null;
    return [
      isPost ? (check.since === null ? "" : t("responsibility.checks.since", { date: dayOf(new Date(check.since), deployment.timeZone) })) : where(check),
      words.condition(check),
      isPost ? t(check.covered ? "responsibility.checks.covered" : "responsibility.checks.uncovered") : check.kind === "ambiguous" ? check.departments.map(nameOf).join(" / ") : "",
      check.kind.startsWith("rule_") ? check.ruleCodes.join() : "", listOf(missing),
    ].filter(Boolean).join("　");
  }
  return { subjectOf, where, detail };
}
