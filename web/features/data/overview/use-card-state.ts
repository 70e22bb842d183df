import { useI18n } from "vue-i18n";
import type { LoadState } from "../../../stores/load-state.ts";
import type { PanelState } from "../../../ui/states/panel-state.ts";
import { useFailureText } from "../../shell/use-failure-text.ts";

/** The state of a card from that of what it asks: loading only the first time, the last good value kept in a failure. */
export function useCardState(): (state: LoadState, hasValue: boolean, empty: string | null) => PanelState {
  const { t } = useI18n();
  const { textOf } = useFailureText();
  return (state, hasValue, empty) => {
    if (state.kind === "failed") return { kind: "failed", text: hasValue ? `${textOf(state.cause)} ${t("data.overview.lastGood")}` : textOf(state.cause), hasLastGood: hasValue };
    if (!hasValue) return { kind: "loading" };
    return empty === null ? { kind: "ready" } : { kind: "empty", text: empty };
  };
}
