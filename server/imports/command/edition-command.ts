import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Kysely } from "kysely";
import { explainFinding, findingsToGeoJson } from "../../../geo/index.ts";
import { checkEdition } from "../../editions/check-edition.ts";
import { dropDraft } from "../../editions/drop-draft.ts";
import { findDraft } from "../../editions/find-edition.ts";
import { listEditions } from "../../editions/list-editions.ts";
import { publishEdition } from "../../editions/publish-edition.ts";
import { findingOf, readFindings } from "../../editions/stored-findings.ts";
import type { Database } from "../../store/schema.ts";
import { requireWritable } from "./require-writable.ts";
import type { EditionCommand } from "./parse-arguments.ts";

interface EditionCommandDeps {
  db: Kysely<Database>;
  say(text: string): void;
  onProgress(done: number, phase: string): void;
  /** Folder that relative files start from. */
  folder: string;
}

/** `editions`, `check`, `publish` and `drop`: each says what it did, or throws why not. */
export async function runEditionCommand(command: EditionCommand, deps: EditionCommandDeps): Promise<void> {
  if (command.verb === "editions") return deps.say(await editionsTable(deps.db));
  if (command.verb === "drop") {
    const { name, territory, cellCount, findingCount } = await dropDraft(deps.db, command.edition ?? "");
    return deps.say(`Draft "${name}" of territory "${territory}" is dropped, with ${cellCount} cells and ${findingCount} findings.`);
  }
  if (command.reportFile !== undefined) await requireWritable(resolve(deps.folder, command.reportFile), "--report FILE.geojson");
  const edition = await findDraft(deps.db, command);
  if (command.verb === "publish") {
    deps.say(`Checking and publishing "${edition.name}" …`);
    try {
      const { notes } = await publishEdition(deps.db, edition.id, { accept: command.accept, reason: command.acceptReason, onProgress: deps.onProgress });
      for (const { en } of notes) deps.say(en);
      deps.say(await findingsTable(deps.db, edition.id));
    } finally {
      if (command.reportFile !== undefined) await writeReport(edition.id, command.reportFile, deps);
    }
    return;
  }
  if (edition.status === "draft") {
    deps.say(`Checking "${edition.name}" …`);
    const { notes, cellCount } = await checkEdition(deps.db, edition.id, { onProgress: deps.onProgress });
    deps.say(`${cellCount} cells checked.`);
    for (const { en } of notes) deps.say(en);
  } else {
    deps.say(`Edition "${edition.name}" is published and never changes; these are the findings of its check.`);
  }
  deps.say(await findingsTable(deps.db, edition.id));
  if (command.reportFile !== undefined) await writeReport(edition.id, command.reportFile, deps);
}

/** Writes the edition's findings as GeoJSON. */
export async function writeReport(editionId: number, file: string, { db, say, folder }: Pick<EditionCommandDeps, "db" | "say" | "folder">): Promise<void> {
  const findings = (await readFindings(db, editionId)).map(findingOf);
  await writeFile(resolve(folder, file), `${JSON.stringify(findingsToGeoJson(findings))}\n`);
  say(`${findings.length} findings written to ${file}.`);
}

const MOST_LISTED = 30;

/** Counts by kind, then errors and warnings one by one. */
export async function findingsTable(db: Kysely<Database>, editionId: number): Promise<string> {
  const rows = await readFindings(db, editionId);
  if (rows.length === 0) return "No findings: the boundaries are sound.";
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(`${row.severity.padEnd(8)} ${row.kind}`, (counts.get(`${row.severity.padEnd(8)} ${row.kind}`) ?? 0) + 1);
  const grave = rows.filter((row) => row.severity !== "notice");
  const listed = grave.slice(0, MOST_LISTED).map((row) => {
    const { title, explanation, advice } = explainFinding(findingOf(row), "en");
    const accepted = row.accepted_at === null ? "" : ` (accepted: ${row.accepted_reason})`;
    return `  ${row.severity} ${row.finding_id}${accepted}\n    ${title}: ${explanation} ${advice}`;
  });
  return [
    "Findings:", ...[...counts].map(([what, count]) => `  ${String(count).padStart(6)}  ${what}`), ...listed,
    ...(grave.length > MOST_LISTED ? [`  … and ${grave.length - MOST_LISTED} more; --report FILE.geojson has them all.`] : []),
  ].join("\n");
}

async function editionsTable(db: Kysely<Database>): Promise<string> {
  const editions = await listEditions(db);
  if (editions.length === 0) return "There are no boundary editions yet: npm run import -- cells FILE --level …";
  return editions.map((edition) => {
    const { error, warning, notice, accepted } = edition.findingCounts;
    const checked = edition.checkedAt === null ? "not checked" : `${error} errors (${accepted} accepted), ${warning} warnings, ${notice} notices`;
    return `${edition.status.padEnd(9)} ${edition.name}  territory ${edition.territory}, ${edition.cellCount} cells, from ${edition.effectiveFrom ?? "the beginning"}, ${checked}`;
  }).join("\n");
}
