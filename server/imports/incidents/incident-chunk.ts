import type { Assignment } from "../../assignment/assignment.ts";
import type { IncidentDraft } from "./incident-draft.ts";
import type { NewCategory } from "./category-book.ts";

/** Some hundreds or thousands of checked and assigned rows that are stored together or not at all. */
export interface IncidentChunk {
  drafts: IncidentDraft[];
  assignments: Assignment[];
  /** COPY lines, one per draft; empty on a dry run. */
  lines: string[];
  basisIds: ReadonlySet<number>;
  newCategories: NewCategory[];
  /** By index into drafts: the earlier row of the file that seems to carry the same id. */
  seenInRow: ReadonlyMap<number, number>;
  /** How far the file had been read when the chunk was full. */
  reached: { bytesDone: number; rowsRead: number; rowsRejected: number };
}

/** What became of a chunk. */
export interface StoredChunk {
  /** Indexes of the drafts that were stored. */
  stored: number[];
  present: number;
  /** Indexes of drafts that repeat an earlier row of the file; they count as present. */
  repeated: number[];
}
