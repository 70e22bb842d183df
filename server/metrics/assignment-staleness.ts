import { Gauge, type Registry } from "prom-client";
import type { LiveAssigner } from "../assignment/live-assigner.ts";

/** Shows for how long assignments have been known to be out of date: 0 when they are not. */
export function assignmentStaleness(registry: Registry, { staleSince }: Pick<LiveAssigner, "staleSince">): void {
  new Gauge({
    name: "ecogrid_assignment_stale_seconds",
    help: "Time since boundaries, rules and people could last be read anew, while that fails; otherwise 0",
    registers: [registry],
    collect() {
      const since = staleSince();
      this.set(since === null ? 0 : (Date.now() - since.getTime()) / 1000);
    },
  });
}
