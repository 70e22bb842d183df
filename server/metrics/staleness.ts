import { Gauge, type Registry } from "prom-client";
import type { LiveAssigner } from "../assignment/live-assigner.ts";
import type { LiveColumns } from "../columns/live-columns.ts";

/** Shows for how long what is kept in memory has been known to be out of date: 0 when it is not. And how much is kept. */
export function staleness(registry: Registry, assigner: Pick<LiveAssigner, "staleSince">, columns: Pick<LiveColumns, "staleSince" | "rowCount">): void {
  gauge(registry, "ecogrid_assignment_stale_seconds", "Time since boundaries, rules and people could last be read anew, while that fails; otherwise 0", () => secondsSince(assigner.staleSince()));
  gauge(registry, "ecogrid_columns_stale_seconds", "Time since incidents could last be read anew, while that fails; otherwise 0", () => secondsSince(columns.staleSince()));
  gauge(registry, "ecogrid_columns_rows", "Incidents that lists and counts are taken from", () => columns.rowCount());
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({ name, help, registers: [registry], collect() { this.set(read()); } });
}

function secondsSince(since: Date | null): number {
  return since === null ? 0 : (Date.now() - since.getTime()) / 1000;
}
