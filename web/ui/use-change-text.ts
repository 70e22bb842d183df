import { useI18n } from "vue-i18n";
import { formatSigned } from "../format/format-number.ts";
import { CHANGE_DECIMALS, type Change } from "./change.ts";

/** Puts a difference into words: `+7.2 %`, `−0.5 天`, `+1.2 个百分点`; a dash where there is none to tell. */
export function useChangeText(): (change: Change | null) => string {
  const { t } = useI18n();
  return (change) => (change === null ? "–" : t(`ui.changes.${change.unit}`, { n: formatSigned(change.amount, CHANGE_DECIMALS[change.unit]) }));
}
