import { type RawBuilder, sql } from "kysely";
import type { INCIDENT_STATUSES } from "../contract/incident.ts";

/** Statuses in which nobody has to act any more. None yet: every stored incident is open. */
const FINAL_STATUSES: readonly (typeof INCIDENT_STATUSES)[number][] = [];

/** Whether somebody still has to act; an incident that is not open keeps whoever answered for it. */
export function isOpen({ status }: { readonly status: string }): boolean {
  return !FINAL_STATUSES.some((final) => final === status);
}

/** The same as a condition on rows of the table `incident`. */
export function openCondition(): RawBuilder<boolean> {
  return sql<boolean>`incident.status <> all(${sql.val([...FINAL_STATUSES])}::text[])`;
}
