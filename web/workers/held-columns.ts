import {
  createIncidentTiles, createIncidentView, NewestFirst, type IncidentColumns, type IncidentTiles, type IncidentView,
} from "../../geo/index.ts";
import { VIEW_IDS, type ColumnsState, type LoadQuestion, type ViewId } from "./incident-questions.ts";

/** The columns of one load with everything that is kept about them. */
export interface HeldColumns {
  readonly question: LoadQuestion;
  readonly columns: IncidentColumns;
  readonly views: Readonly<Record<ViewId, IncidentView>>;
  readonly tiles: IncidentTiles;
  readonly newest: NewestFirst;
  state: ColumnsState;
}

/** Columns just loaded; `before` hands on the filters of the load that they replace. */
export function holdColumns(columns: IncidentColumns, question: LoadQuestion, before: HeldColumns | null): HeldColumns {
  const viewOf = (view: ViewId): IncidentView => createIncidentView(columns, { categories: question.categories, filter: before?.views[view].filter ?? {} });
  return {
    question, columns, tiles: createIncidentTiles(columns), newest: new NewestFirst(columns),
    views: Object.fromEntries(VIEW_IDS.map((view) => [view, viewOf(view)])) as Record<ViewId, IncidentView>,
    state: { rowCount: 0, lastEventSeq: 0, asOf: "", revision: before?.state.revision ?? 0 },
  };
}

/** Notes up to which event the columns tell now. */
export function advance(held: HeldColumns, { lastEventSeq, asOf }: Pick<ColumnsState, "lastEventSeq" | "asOf">): ColumnsState {
  held.state = { rowCount: held.columns.rowCount, lastEventSeq, asOf, revision: held.state.revision + 1 };
  return held.state;
}
