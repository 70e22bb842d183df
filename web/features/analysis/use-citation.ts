import { useI18n } from "vue-i18n";
import { formatCount } from "../../format/format-count.ts";
import { formatMinute } from "../../format/zoned-time.ts";
import { useAnalysisFilterStore } from "../../stores/analysis-filter.ts";
import { useAnalysisViewStore } from "../../stores/analysis-view.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";
import { useToasts } from "../../ui/toasts.ts";
import { useNames } from "../shell/use-names.ts";
import { citedAddresses } from "./cited-addresses.ts";
import { useAnalysisChips } from "./use-analysis-chips.ts";
import { useSubjectWords } from "./use-subject-words.ts";

/** Copies what another needs to see the same: the link, filter and parameters in words, and the state of the data. */
export function useCitation(): () => Promise<void> {
  const { t } = useI18n();
  const { nameOf } = useNames();
  const { inWords } = useAnalysisChips();
  const words = useSubjectWords();
  const { tell } = useToasts();
  const [filter, view, columns, deployment] = [useAnalysisFilterStore(), useAnalysisViewStore(), useIncidentColumnsStore(), useDeploymentStore()];

  function text(): string {
    const place = deployment.deployment ? nameOf(deployment.deployment) : "";
    return t("analysis.citeText", {
      product: t("shell.product"), place, link: location.href, filter: inWords.value || t("analysis.chips.none"), parameters: words.value.parameters,
      rows: formatCount(columns.rowCount), matching: formatCount(columns.primary.counts?.matching ?? 0), seq: columns.lastEventSeq ?? "–",
      asOf: columns.asOf ? formatMinute(columns.asOf.toISOString(), deployment.timeZone) : "–", addresses: citedAddresses(filter.query, view.subject).join("\n"),
    });
  }

  return async () => {
    const citation = text();
    const isCopied = await copy(citation);
    tell(isCopied ? { text: t("analysis.cited"), tone: "ok" } : { text: `${t("analysis.citeFailed")}\n${citation}`, tone: "danger" });
  };
}

/** The clipboard proper needs a secure context; a plain-HTTP intranet has only the older command. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return isCopied;
}
