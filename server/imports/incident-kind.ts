import { UnsupportedError } from "../errors.ts";
import type { ImportKindEntry } from "./import-kinds.ts";

export const incidentKind: ImportKindEntry = {
  kind: "incidents",
  summary: "Reports from outside, one a row, each assigned to a cell and a responsible person.",
  fields: [],
  hasPositions: true,
  importer: () => { throw new UnsupportedError("This build does not import incidents yet."); },
};
