import type { ImportKind } from "../../contract/import.ts";

/** One flag of the import command. */
export interface Flag {
  name: string;
  /** What stands behind it; absent for a flag that is simply there or not. */
  value?: string;
  isRepeatable?: boolean;
  /** Kinds and verbs that it means something to; absent: every kind. */
  for?: readonly (ImportKind | "positions" | Verb)[];
  description: string;
}

export const VERBS = ["publish", "check", "editions", "drop", "help"] as const;
export type Verb = (typeof VERBS)[number];

/** The only list of flags: parsing, refusals and help all read it. */
export const FLAGS = [
  { name: "map", value: "FIELD=COLUMN,…", isRepeatable: true, description: "which column of the file holds which field; a field takes the column of its own name when it is not mapped, and none with FIELD=" },
  { name: "set", value: "FIELD=VALUE", isRepeatable: true, description: "one value of a field for every row" },
  { name: "encoding", value: "auto|utf-8|gb18030", description: "how the text is encoded; auto looks at it (default)" },
  { name: "crs", value: "wgs84|cgcs2000|gcj02|bd09", for: ["positions"], description: "reference system of the positions; required for tables, GeoJSON is wgs84 unless stated" },
  { name: "timezone", value: "ZONE", description: "zone of dates and times without offset, such as Asia/Shanghai" },
  { name: "dry-run", description: "read and check everything, store nothing" },
  { name: "findings", value: "FILE.csv", description: "where rejected and doubtful rows are written; default: the file's name + .findings.csv in this folder, when there are any" },
  { name: "strict", description: "end with code 2 when any row was rejected" },
  { name: "level", value: "CODE", for: ["cells"], description: "level of the cells: code or name from the level dictionary" },
  { name: "create-level", for: ["cells"], description: "add the level beneath the deepest one when it is unknown" },
  { name: "territory", value: "NAME", for: ["cells", "publish", "check"], description: "territory that the edition describes; default: the one on whose ground the cells lie, else a new one named after the file" },
  { name: "edition", value: "NAME", for: ["cells", "publish", "check", "drop"], description: "draft edition that is meant; default: the territory's open draft, for cells else a new one; drop needs it" },
  { name: "effective-from", value: "DATE|beginning", for: ["cells"], description: "from when the edition is in force; default: the beginning for a territory's first edition, else today" },
  { name: "publish", for: ["cells"], description: "check the edition and put it in force when it has no errors" },
  { name: "accept", value: "ID,…", isRepeatable: true, for: ["cells", "publish"], description: "findings that are errors and shall not stand in the way of publishing" },
  { name: "accept-reason", value: "TEXT", for: ["cells", "publish"], description: "why; kept with the findings" },
  { name: "report", value: "FILE.geojson", for: ["cells", "publish", "check"], description: "write the findings of the topology check; opens in any GIS" },
  { name: "source-system", value: "NAME", for: ["incidents"], description: "system that the incidents come from; with their number it identifies them" },
  { name: "create-categories", for: ["incidents"], description: "add categories that are not known yet" },
  { name: "compare", value: "COLUMN=cell.code", isRepeatable: true, for: ["incidents"], description: "compare our cell with the area that the record names: cell.code or cell.name, with @LEVEL where it is not the deepest" },
  { name: "recode", value: "COLUMN=TABLE.csv", isRepeatable: true, for: ["incidents"], description: "replace the values of a column by a two-column table (old, new) first" },
] as const satisfies readonly Flag[];

export type FlagName = (typeof FLAGS)[number]["name"];

/** Whether a flag means anything to what is being done. */
export function flagFits(flag: Flag, subject: { name: ImportKind | Verb; isVerb: boolean; hasPositions: boolean }): boolean {
  if (flag.for === undefined) return !subject.isVerb;
  return flag.for.includes(subject.name) || (flag.for.includes("positions") && subject.hasPositions && !subject.isVerb);
}
