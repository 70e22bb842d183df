import type { ChangePreview } from "../../../server/contract/change-set.ts";

export interface ImpactWords {
  /** Headings in the order of the columns. */
  headings: readonly string[];
  nameOf(named: { nameZh: string; nameEn: string | null }): string;
  timeOf(instant: string): string;
  resultOf(result: string): string;
}

/** The incidents that change hands as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8. */
export function impactCsv({ incidents }: Pick<ChangePreview, "incidents">, { headings, nameOf, timeOf, resultOf }: ImpactWords): string {
  const rows = incidents.map(({ incident, after }) => [
    String(incident.id), incident.title, timeOf(incident.reportedAt),
    incident.cell === null ? "" : nameOf(incident.cell), after.cell === null ? "" : nameOf(after.cell),
    incident.person?.name ?? "", after.person?.name ?? "", after.department === null ? "" : nameOf(after.department), resultOf(after.result),
  ]);
  return `\uFEFF${[headings, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** A cell that begins like a formula would be carried out by spreadsheets: an apostrophe makes it text. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
