import type { Assigner } from "../../assignment/assignment.ts";
import type { ImportOptions } from "../../contract/import.ts";
import type { Territories } from "../../territory/territories.ts";
import { columnIndex } from "../read/row-table.ts";
import { valueOf } from "./check-row.ts";
import { CellComparison, parseComparison } from "./compare-cells.ts";
import type { ValuePlace } from "./incident-columns.ts";
import type { IncidentDraft } from "./incident-draft.ts";
import { PlaceholderPositions } from "./placeholder-positions.ts";
import type { RecodeTable } from "./recode-table.ts";
import { SeenIds } from "./seen-ids.ts";

/** Drafts as they gather, until there are enough of them for a chunk. */
export class DraftPile {
  drafts: IncidentDraft[] = [];
  seenInRow = new Map<number, number>();
  /** For each comparison, what each draft's row states. */
  #stated: string[][];
  #seen = new SeenIds();
  #placeholders = new PlaceholderPositions();
  #comparisons: { comparison: CellComparison; place: ValuePlace }[];

  /** @throws {InvalidError} when a comparison cannot be understood or names no column of the file. */
  constructor(options: ImportOptions, columns: readonly string[], territories: Territories, recodes: ReadonlyMap<string, RecodeTable>) {
    this.#comparisons = options.compare.map((text) => {
      const wanted = parseComparison(text);
      return {
        comparison: new CellComparison(wanted, territories),
        place: { column: columnIndex(columns, wanted.column, "compare"), constant: "", recode: recodes.get(wanted.column) ?? null },
      };
    });
    this.#stated = this.#comparisons.map(() => []);
  }

  get placeholders(): ReturnType<PlaceholderPositions["find"]> {
    return this.#placeholders.find();
  }

  get comparisons(): readonly CellComparison[] {
    return this.#comparisons.map(({ comparison }) => comparison);
  }

  add(draft: IncidentDraft, row: readonly string[]): void {
    const first = this.#seen.add(draft.sourceSystem, draft.externalId, draft.rowNumber);
    if (first !== 0) this.seenInRow.set(this.drafts.length, first);
    if (draft.rawX !== null && draft.rawY !== null) this.#placeholders.add(draft.rawX, draft.rawY);
    this.#comparisons.forEach(({ place }, i) => this.#stated[i]?.push(valueOf(row, place)));
    this.drafts.push(draft);
  }

  /** Takes the drafts away, assigned and compared. */
  take({ assigner, territories }: { assigner: Assigner; territories: Territories }): { drafts: IncidentDraft[]; assignments: ReturnType<Assigner["assignMany"]>; seenInRow: Map<number, number> } {
    const { drafts, seenInRow } = this;
    const assignments = assigner.assignMany(drafts);
    this.#comparisons.forEach(({ comparison }, i) => {
      const stated = this.#stated[i] ?? [];
      assignments.forEach((assignment, at) => {
        const draft = drafts[at];
        if (draft) comparison.add(stated[at] ?? "", draft, assignment, territories);
      });
      stated.length = 0;
    });
    this.drafts = [];
    this.seenInRow = new Map();
    return { drafts, assignments, seenInRow };
  }
}
