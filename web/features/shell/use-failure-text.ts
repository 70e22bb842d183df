import { useI18n } from "vue-i18n";
import type { ApiError } from "../../api/client.ts";
import type { LoadState } from "../../stores/load-state.ts";
import { usePreferencesStore } from "../../stores/preferences.ts";
import { saidBy } from "./said-by.ts";

/** Puts a failure into a sentence: what happened, and what the server said about it. */
export function useFailureText(): { textOf: (cause: ApiError) => string; failureOf: (state: LoadState) => string | null } {
  const { t } = useI18n();
  const preferences = usePreferencesStore();
  const textOf = (cause: ApiError): string => {
    if (cause.status === 404) return t("states.notFound");
    const why = t(`states.kinds.${cause.kind}`);
    return cause.kind === "refused" && cause.status < 500 ? t("states.failedSaid", { why, said: saidBy(cause, preferences.language).join(t("states.sentences")) }) : t("states.failedWhy", { why });
  };
  return { textOf, failureOf: (state) => (state.kind === "failed" ? textOf(state.cause) : null) };
}
