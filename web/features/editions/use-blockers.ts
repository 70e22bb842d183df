import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { formatCount } from "../../format/format-count.ts";
import { useBorderEditingStore } from "../../stores/border-editing.ts";
import { useEditionChangeStore } from "../../stores/edition-change.ts";
import { useEditionFindingsStore } from "../../stores/edition-findings.ts";
import { useEditionsStore } from "../../stores/editions.ts";

/** Something that must be done before the draft can take effect, and what helps. */
export interface Blocker { text: string; help: "check" | "locate" | "compute" | null }

/** Why the chosen draft cannot take effect yet; empty when nothing stands in the way. */
export function useBlockers(): ComputedRef<readonly Blocker[]> {
  const { t } = useI18n();
  const [editions, findings, change, editing] = [useEditionsStore(), useEditionFindingsStore(), useEditionChangeStore(), useBorderEditingStore()];
  return computed(() => {
    const draft = editions.chosen;
    if (draft === null || draft.status === "published") return [];
    const blockers: Blocker[] = [];
    if (editing.isDirty) blockers.push({ text: t("editions.impact.blocker.unsaved"), help: null });
    if (draft.checkedAt === null) blockers.push({ text: t("editions.impact.blocker.unchecked"), help: "check" });
    if (findings.blocking.length > 0) blockers.push({ text: t("editions.impact.blocker.errors", { n: formatCount(findings.blocking.length) }), help: "locate" });
    if (editions.base !== null && change.preview === null) blockers.push({ text: t("editions.impact.blocker.notComputed"), help: "compute" });
    return blockers;
  });
}
