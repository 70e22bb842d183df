import type { Agreement, ImportReport } from "../../contract/import.ts";

/** The end of an import for people: totals that add up, reasons, comparisons, notes. */
export function reportTable(report: ImportReport, wasDryRun: boolean): string {
  const lines = [
    "",
    ...columns([
      ["rows read", whole(report.rowsRead), ""],
      [wasDryRun ? "would be stored" : "stored", whole(report.rowsStored), share(report.rowsStored, report.rowsRead)],
      ["already there", whole(report.rowsPresent), share(report.rowsPresent, report.rowsRead)],
      ["rejected", whole(report.rowsRejected), share(report.rowsRejected, report.rowsRead)],
    ]),
    ...section("findings", Object.entries(report.reasons).sort((a, b) => b[1] - a[1]).map(([reason, count]) => [reason, whole(count), ""])),
    ...section("assignment", Object.entries(report.results).map(([result, count]) => [result, whole(count), share(count, report.rowsStored)])),
  ];
  if (report.nearBoundary > 0) lines.push(...columns([["near a boundary", whole(report.nearBoundary), share(report.nearBoundary, report.rowsStored)]]));
  for (const agreement of report.agreements) lines.push("", ...agreementLines(agreement));
  if (report.placeholders.length > 0) {
    lines.push("", "positions that many rows share, probably placeholders", ...columns(report.placeholders.slice(0, 10).map(({ x, y, rows }) => [`${x}, ${y}`, whole(rows), "rows"])));
  }
  if (report.createdCategories.length > 0) lines.push("", `categories ${wasDryRun ? "that would be added" : "added"}: ${report.createdCategories.join(", ")}`);
  const seconds = report.elapsedMs / 1000;
  lines.push("", `${wasDryRun ? "dry run, " : ""}${seconds.toFixed(1)} s, ${whole(Math.round(report.rowsRead / Math.max(seconds, 0.001)))} rows/s`);
  lines.push(...report.notes.map(({ en }) => `· ${en}`));
  return lines.join("\n");
}

function agreementLines(a: Agreement): string[] {
  const compared = a.compared;
  return [
    `agreement of ${a.column} with ${a.target}, ${whole(compared)} compared`,
    ...columns([
      ["exact", whole(a.exact), share(a.exact, compared)],
      ["within 5 m", whole(a.within5Metres), share(a.exact + a.within5Metres, compared, "together")],
      ["within 150 m", whole(a.within150Metres), share(a.exact + a.within5Metres + a.within150Metres, compared, "together")],
      ["elsewhere", whole(a.elsewhere), share(a.elsewhere, compared)],
      ["area unknown to us", whole(a.unknownArea), ""],
      ["no area in the record", whole(a.noArea), ""],
      ["no position", whole(a.noPosition), ""],
    ]),
  ];
}

function section(title: string, rows: [string, string, string][]): string[] {
  return rows.length === 0 ? [] : ["", title, ...columns(rows)];
}

function columns(rows: readonly (readonly [string, string, string])[]): string[] {
  const label = Math.max(22, ...rows.map(([text]) => text.length));
  const number = Math.max(9, ...rows.map(([, text]) => text.length));
  return rows.map(([a, b, c]) => `  ${a.padEnd(label)} ${b.padStart(number)}  ${c}`.trimEnd());
}

const whole = (count: number) => count.toLocaleString("en-US");

function share(part: number, all: number, word = ""): string {
  return all === 0 ? "" : `${((100 * part) / all).toFixed(2)} %${word === "" ? "" : ` ${word}`}`;
}
