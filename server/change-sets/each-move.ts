import type { Kysely } from "kysely";
import { type AssignmentSettings, createAssigner } from "../assignment/create-assigner.ts";
import type { Database } from "../store/schema.ts";
import { readOpenIncidents } from "./open-incidents.ts";
import { type Move, planMoves } from "./plan-moves.ts";
import type { PlannedChange } from "./planned-change.ts";

export interface MovesReading {
  readonly db: Kysely<Database>;
  readonly settings: AssignmentSettings;
  /** Called after each batch with how many have been looked at. */
  readonly onLooked: (incidents: number) => void;
}

/** The moves of a change, batch by batch, in ascending order of ids. Those held by an override are among them. */
export async function* eachMove({ db, settings, onLooked }: MovesReading, { before, after, at, box }: PlannedChange): AsyncGenerator<Move[]> {
  const assigner = createAssigner(after, settings);
  const earlier = before === null ? null : createAssigner(before, settings);
  let looked = 0;
  for await (const incidents of readOpenIncidents(db, box)) {
    const moves = planMoves({ incidents, assigner, before: earlier, atMs: at.getTime(), territories: after.territories });
    onLooked((looked += incidents.length));
    if (moves.length > 0) yield moves;
  }
}
