import type { ImportFinding, ImportReport } from "../contract/import.ts";
import type { Said } from "../said.ts";
import type { ImportContext } from "./importer.ts";

type TallyContext = Pick<ImportContext, "signal" | "onProgress" | "onFinding">;

/** Keeps the totals of one import, so that what is told and what is counted cannot differ. */
export class ImportTally {
  rowsRead = 0;
  rowsStored = 0;
  rowsPresent = 0;
  readonly notes: Said[] = [];
  private bytesDone = 0;
  private readonly rejected = new Set<number>();
  private readonly reasons = new Map<string, number>();
  private readonly startedAtMs = performance.now();
  private readonly context: TallyContext;

  constructor(context: TallyContext) {
    this.context = context;
  }

  get rowsRejected(): number {
    return this.rejected.size;
  }

  isRejected(rowNumber: number): boolean {
    return this.rejected.has(rowNumber);
  }

  /** A row with several things wrong has several findings and counts once. */
  async finding(finding: ImportFinding): Promise<void> {
    if (finding.outcome === "rejected") this.rejected.add(finding.rowNumber);
    this.reasons.set(finding.reason, (this.reasons.get(finding.reason) ?? 0) + 1);
    await this.context.onFinding(finding);
  }

  bytes(done: number): void {
    this.bytesDone = done;
  }

  progress(phase: string): void {
    this.context.signal.throwIfAborted();
    this.context.onProgress({
      bytesDone: this.bytesDone, rowsRead: this.rowsRead, rowsStored: this.rowsStored,
      rowsPresent: this.rowsPresent, rowsRejected: this.rowsRejected, phase,
    });
  }

  report(): ImportReport {
    return {
      rowsRead: this.rowsRead, rowsStored: this.rowsStored, rowsPresent: this.rowsPresent, rowsRejected: this.rowsRejected,
      reasons: Object.fromEntries(this.reasons), results: {}, nearBoundary: 0, placeholders: [], agreements: [],
      createdCategories: [], elapsedMs: Math.round(performance.now() - this.startedAtMs), notes: this.notes,
    };
  }
}
