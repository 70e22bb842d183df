import { IMPORT_KINDS } from "../../contract/import.ts";
import { IMPORT_KIND_ENTRIES, importKindEntry } from "../import-kinds.ts";
import { type Flag, FLAGS, flagFits, VERBS } from "./flags.ts";

/**
 * The help, as a whole or of one kind, from the same tables that the importers read.
 *
 * @throws {InvalidError} for a kind that does not exist.
 */
export function helpText(topic: string | undefined): string {
  return topic === undefined || VERBS.some((verb) => verb === topic) ? overview() : kindHelp(topic);
}

function overview(): string {
  return [
    "Import files into EcoGrid:",
    "  npm run import -- KIND FILE [flags]       load one file",
    "  npm run import -- help KIND               the fields and flags of one kind",
    "  npm run import -- editions                boundary editions: draft, published, when in force",
    "  npm run import -- check [flags]           check a draft edition's topology",
    "  npm run import -- publish [flags]         check a draft edition and put it in force",
    "  npm run import -- drop --edition NAME     delete a draft edition with its cells; published ones stay",
    "",
    "Kinds, in the order in which a new deployment loads them:",
    ...table(IMPORT_KINDS.map((kind) => [kind, IMPORT_KIND_ENTRIES[kind].summary])),
    "",
    "Files: CSV (comma, semicolon, tab) or GeoJSON, plain or gzip, UTF-8 or GB18030.",
    "",
    "Flags of check, publish and drop:",
    ...flagTable(FLAGS.filter((flag: Flag) => flag.for?.includes("publish") || flag.for?.includes("check"))),
    "",
    ...EXIT_CODES,
  ].join("\n");
}

function kindHelp(topic: string): string {
  const entry = importKindEntry(topic);
  const subject = { name: entry.kind, isVerb: false, hasPositions: entry.place !== "none" };
  return [
    `npm run import -- ${entry.kind} FILE [flags]`,
    "",
    entry.summary,
    "",
    "Fields (map each to a column with --map FIELD=COLUMN; * must be given):",
    ...table(entry.fields.map((field) => [
      `${field.isRequired ? "*" : " "} ${field.name}`,
      field.description + (field.aliases.length === 0 ? "" : ` [also taken from: ${field.aliases.join(", ")}]`),
    ])),
    "",
    "Flags:",
    ...flagTable(FLAGS.filter((flag) => flagFits(flag, subject))),
    "",
    ...EXIT_CODES,
  ].join("\n");
}

const EXIT_CODES = [
  "Ends with 0 when done (rejected rows are told and written to the findings file), 1 when refused or",
  "failed or when no row could be used, 2 with --strict when any row was rejected, 130 when cancelled.",
  "Running the same file again stores nothing twice.",
];

function flagTable(flags: readonly Flag[]): string[] {
  return table(flags.map((flag) => [`--${flag.name}${flag.value === undefined ? "" : ` ${flag.value}`}`, flag.description]));
}

const WIDTH = 110;
const WIDEST_LABEL = 34;

/** Labels on the left, text wrapped beside them; a label too long for its column gets its own line. */
function table(rows: readonly (readonly [label: string, text: string])[]): string[] {
  const width = Math.min(WIDEST_LABEL, Math.max(...rows.map(([label]) => label.length)));
  const margin = " ".repeat(width + 4);
  return rows.flatMap(([label, text]) => {
    const lines = wrap(text, WIDTH - margin.length);
    if (label.length > width) return [`  ${label}`, ...lines.map((line) => margin + line)];
    return lines.map((line, index) => (index === 0 ? `  ${label.padEnd(width)}  ${line}` : margin + line));
  });
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
