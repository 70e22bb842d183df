import type { Assignment } from "../../assignment/assignment.ts";
import type { AssignmentResult } from "../../contract/assignment.ts";
import type { NewCategory } from "./category-book.ts";
import type { IncidentDraft } from "./incident-draft.ts";

/** The distinct rows of other tables to which some incidents refer. */
export class ReferencedKeys {
  readonly categories = new Set<string>();
  readonly editions = new Set<number>();
  readonly bases = new Set<number>();
  readonly departments = new Set<string>();
  readonly posts = new Set<string>();
  readonly people = new Set<string>();

  add(draft: IncidentDraft, { editionId, departmentCode, postCode, personCode }: Assignment): void {
    this.categories.add(draft.categoryCode);
    if (editionId !== null) this.editions.add(editionId);
    if (departmentCode !== null) this.departments.add(departmentCode);
    if (postCode !== null) this.posts.add(postCode);
    if (personCode !== null) this.people.add(personCode);
  }
}

/**
 * Some thousands of checked and assigned rows that are stored together or not at all. Of each row
 * it keeps only what storing needs beside its line of text, so that memory stays young.
 */
export class IncidentChunk {
  readonly sourceSystems: string[] = [];
  readonly externalIds: string[] = [];
  readonly rowNumbers: number[] = [];
  readonly results: AssignmentResult[] = [];
  readonly nearBoundary: boolean[] = [];
  readonly references = new ReferencedKeys();
  /** COPY lines, some in each piece; none on a dry run. */
  readonly pieces: Buffer[] = [];
  /** By index: the earlier row of the file that seems to carry the same id. */
  readonly seenInRow = new Map<number, number>();
  newCategories: NewCategory[] = [];
  /** How far the file had been read when the chunk was full. */
  reached = { bytesDone: 0, rowsRead: 0, rowsRejected: 0 };

  get size(): number {
    return this.rowNumbers.length;
  }

  add(draft: IncidentDraft, assignment: Assignment, seenInRow: number | undefined): void {
    if (seenInRow !== undefined) this.seenInRow.set(this.size, seenInRow);
    this.sourceSystems.push(draft.sourceSystem);
    this.externalIds.push(draft.externalId);
    this.rowNumbers.push(draft.rowNumber);
    this.results.push(assignment.basis.result);
    this.nearBoundary.push(assignment.nearBoundary);
    this.references.add(draft, assignment);
  }

  /** One key for a source system and an id in it. */
  keyOf(index: number): string {
    return incidentKey(this.sourceSystems[index] ?? "", this.externalIds[index] ?? "");
  }
}

export function incidentKey(sourceSystem: string, externalId: string): string {
  return `${sourceSystem}\u0000${externalId}`;
}

/** What became of a chunk. */
export interface StoredChunk {
  /** Indexes of the rows that were stored. */
  stored: number[];
  present: number;
  /** Indexes of rows that repeat an earlier row of the file; they count as present. */
  repeated: number[];
}
