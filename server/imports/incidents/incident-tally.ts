import type { ImportFinding, ImportReport } from "../../contract/import.ts";
import type { ImportContext } from "../importer.ts";
import type { IncidentChunk, StoredChunk } from "./incident-chunk.ts";

/** Counts what became of the rows, so that what is told and what is counted cannot differ. */
export class IncidentTally {
  rowsRead = 0;
  rowsStored = 0;
  rowsPresent = 0;
  rowsRejected = 0;
  #nearBoundary = 0;
  #reasons = new Map<string, number>();
  #results = new Map<string, number>();
  #context: ImportContext;

  constructor(context: ImportContext) {
    this.#context = context;
  }

  get hasStored(): boolean {
    return this.rowsStored + this.rowsPresent > 0;
  }

  /** A refused row has exactly one finding with the outcome "rejected". */
  async finding(finding: ImportFinding): Promise<void> {
    if (finding.outcome === "rejected") this.rowsRejected++;
    this.#reasons.set(finding.reason, (this.#reasons.get(finding.reason) ?? 0) + 1);
    await this.#context.onFinding(finding);
  }

  stored({ results, nearBoundary }: IncidentChunk, { stored, present }: StoredChunk): void {
    this.rowsStored += stored.length;
    this.rowsPresent += present;
    for (const i of stored) {
      const result = results[i] ?? "unassigned";
      this.#results.set(result, (this.#results.get(result) ?? 0) + 1);
      if (nearBoundary[i]) this.#nearBoundary++;
    }
  }

  progress(phase: string, bytesDone: number): void {
    const { rowsRead, rowsStored, rowsPresent, rowsRejected } = this;
    this.#context.onProgress({ bytesDone, rowsRead, rowsStored, rowsPresent, rowsRejected, phase });
  }

  /** No row may get lost on the way. */
  assertComplete(): void {
    const { rowsRead, rowsStored, rowsPresent, rowsRejected } = this;
    if (rowsRead !== rowsStored + rowsPresent + rowsRejected) {
      throw new Error(`rows got lost: ${rowsRead} read, but ${rowsStored} stored, ${rowsPresent} present and ${rowsRejected} refused`);
    }
  }

  totals(): Pick<ImportReport, "rowsRead" | "rowsStored" | "rowsPresent" | "rowsRejected" | "reasons" | "results" | "nearBoundary"> {
    const { rowsRead, rowsStored, rowsPresent, rowsRejected } = this;
    return {
      rowsRead, rowsStored, rowsPresent, rowsRejected,
      reasons: Object.fromEntries(this.#reasons), results: Object.fromEntries(this.#results), nearBoundary: this.#nearBoundary,
    };
  }
}
