import { useI18n } from "vue-i18n";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useNames } from "../shell/use-names.ts";

export interface ValueNames {
  category: (code: string) => string;
  /** Null is an incident whose channel was not recorded. */
  channel: (code: string | null) => string;
  kind: (code: string) => string;
  status: (code: string) => string;
  result: (code: string) => string;
}

/** Words for the coded values of incidents; a code that has none (imported data have their own) stands for itself. */
export function useValueNames(): ValueNames {
  const { t, te } = useI18n();
  const { nameOf } = useNames();
  const deployment = useDeploymentStore();
  const worded = (path: string) => (code: string) => (te(`${path}.${code}`, "zh") ? t(`${path}.${code}`) : code);
  const channel = worded("incidents.channels");
  return {
    category: (code) => {
      const category = deployment.categoryByCode.get(code);
      return category ? nameOf(category) : code;
    },
    channel: (code) => (code === null ? t("analysis.unknownChannel") : channel(code)),
    kind: worded("incidents.kinds"), status: worded("incidents.statuses"), result: worded("assignment.results"),
  };
}
