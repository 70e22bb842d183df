import type { IncidentFilter } from "../../geo/index.ts";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import type { IncidentFilterQuery } from "../contract/incident.ts";
import { readFilter } from "../incidents/read-filter.ts";
import type { Territories } from "../territory/territories.ts";
import { listAssigned } from "./list-assigned.ts";
import type { CurrentColumns, LiveColumns } from "./live-columns.ts";

export interface ColumnsDeps extends AssignmentDeps {
  liveColumns: LiveColumns;
}

/** What a question about incidents is answered from. */
export interface FilteredColumns {
  readonly current: CurrentColumns;
  readonly territories: Territories;
  readonly filter: IncidentFilter;
}

/**
 * The columns as they are now and the filter of a request, read against what exists. Who is to act is not in the
 * columns, which anybody may fetch: that part is looked up by incident.
 *
 * @throws {InvalidError | ConflictError} as `readFilter`.
 * @throws {BusyError} when the columns cannot catch up in time.
 */
export async function filterColumns({ db, liveColumns, liveAssigner }: Pick<ColumnsDeps, "db" | "liveColumns" | "liveAssigner">, { person, ...query }: IncidentFilterQuery): Promise<FilteredColumns> {
  const current = await liveColumns.current();
  // The same feed told it of new editions before the columns were current, so it is reading those by now.
  const { territories } = (await liveAssigner.current()).snapshot;
  const filter = readFilter(query, { current, territories });
  return { current, territories, filter: person === undefined ? filter : { ...filter, listed: await current.assigned.get(person, current.lastSeq, () => listAssigned(db, person, current.lastSeq)) } };
}
