import { IMPORT_KINDS, type ImportKind, type ImportKindDescription } from "../contract/import.ts";
import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import { cellFields } from "./cells/cell-fields.ts";
import { importCells } from "./cells/import-cells.ts";
import { instant } from "./field-readers.ts";
import type { Importer } from "./importer.ts";
import { importIncidents } from "./incidents/import-incidents.ts";
import { INCIDENT_FIELDS } from "./incidents/incident-fields.ts";
import { didYouMean } from "./nearest-name.ts";
import { importReadings } from "./readings/import-readings.ts";
import { INDICATOR_HELP, READING_FIELDS } from "./readings/reading-fields.ts";
import { referenceImporter } from "./reference/import-reference.ts";
import type { ReferenceKind } from "./reference/reference-kind.ts";
import { REFERENCE_KINDS, type ReferenceKindName } from "./reference/reference-kinds.ts";

/** One thing that can be imported: how, and what its help says. */
export interface ImportKindEntry extends ImportKindDescription {
  importer: Importer;
}

const referenceEntries = Object.fromEntries(
  (Object.keys(REFERENCE_KINDS) as ReferenceKindName[]).map((name) => [name, referenceEntry(REFERENCE_KINDS[name] as unknown as ReferenceKind)]),
) as Record<ReferenceKindName, ImportKindEntry>;

/** Every kind, in the order in which a new deployment loads them. */
export const IMPORT_KIND_ENTRIES: Readonly<Record<ImportKind, ImportKindEntry>> = {
  ...referenceEntries,
  cells: {
    kind: "cells",
    summary: "The cells of one level (or several) with their borders, from GeoJSON, into a draft boundary edition.",
    fields: helpOf(cellFields),
    place: "area",
    hasTimes: false,
    importer: importCells,
  },
  readings: {
    kind: "readings",
    summary: "Readings of monitoring sections: one a row, or one row a sample with a column for each indicator. Section, indicator and time identify a reading: a later file corrects it.",
    fields: [...helpOf(READING_FIELDS), ...INDICATOR_HELP],
    place: "none",
    hasTimes: true,
    importer: importReadings,
  },
  incidents: {
    kind: "incidents",
    summary: "Reports from outside, one a row, each assigned to a cell and to whoever answers for it. Source system and number identify a report: the same one is never stored twice.",
    fields: helpOf(INCIDENT_FIELDS),
    place: "point",
    hasTimes: true,
    importer: importIncidents,
  },
};

/** @throws {InvalidError} naming the nearest kind. */
export function importKindEntry(name: string): ImportKindEntry {
  const kind = IMPORT_KINDS.find((known) => known === name);
  if (kind !== undefined) return IMPORT_KIND_ENTRIES[kind];
  throw InvalidError.at("kind", said(
    `There is no kind "${name}" to import.${didYouMean(name, IMPORT_KINDS)} Kinds: ${IMPORT_KINDS.join(", ")}.`,
    `没有“${name}”这种导入内容；有 ${IMPORT_KINDS.join("、")}。`,
  ));
}

function referenceEntry(kind: ReferenceKind): ImportKindEntry {
  return { kind: kind.kind, summary: kind.summary, fields: helpOf(kind.fields), place: kind.place, hasTimes: Object.values(kind.fields).some(({ read }) => read === instant), importer: referenceImporter(kind) };
}

function helpOf(fields: ReferenceKind["fields"]): ImportKindDescription["fields"] {
  return Object.entries(fields).map(([name, field]) => ({ name, isRequired: field.isRequired, description: field.description, aliases: [...field.aliases] }));
}
