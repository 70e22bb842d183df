import type { RuleTerms } from "../../../server/contract/responsibility.ts";

export interface ClockTexts { from: string; to: string; }

/** Territory and cell as the value of one option; empty: everywhere. */
export function areaValue({ territory, cellCode }: { territory?: string | null | undefined; cellCode: string | null }): string {
  return cellCode === null ? "" : `${territory ?? ""}\n${cellCode}`;
}

/** What such a value stands for. */
export function areaOf(value: string): { territory: string | null; cellCode: string | null } {
  const [territory = "", cellCode = null] = value.split("\n");
  return { territory: territory === "" ? null : territory, cellCode };
}

/** The lead's post as the value of one option. */
export function leadValue({ leadPostCode, leadPostKind }: Pick<RuleTerms, "leadPostCode" | "leadPostKind">): string {
  if (leadPostKind !== null) return `kind:${leadPostKind}`;
  return leadPostCode === null ? "head" : `post:${leadPostCode}`;
}

/** What an option stands for. */
export function leadOf(value: string): Pick<RuleTerms, "leadPostCode" | "leadPostKind"> {
  const code = value.slice(value.indexOf(":") + 1);
  return { leadPostCode: value.startsWith("post:") ? code : null, leadPostKind: value.startsWith("kind:") ? code : null };
}

/** The band as clock fields show it; its end at midnight reads 00:00. */
export function clockTexts(band: RuleTerms["timeBand"]): ClockTexts {
  const text = (minute: number) => `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return band === null ? { from: "22:00", to: "06:00" } : { from: text(band.fromMinute), to: text(band.toMinute) };
}

/** The band that two clock fields mean; null when one is empty or both are the same. */
export function bandOf({ from, to }: ClockTexts): NonNullable<RuleTerms["timeBand"]> | null {
  const [fromMinute, toMinute] = [minuteOf(from), minuteOf(to)];
  if (fromMinute === null || toMinute === null || fromMinute === toMinute) return null;
  return { fromMinute, toMinute: toMinute === 0 ? 1440 : toMinute };
}

function minuteOf(text: string): number | null {
  const match = /^(\d{2}):(\d{2})/.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}
