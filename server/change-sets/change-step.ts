import type { ChangeProgress } from "../contract/change-set.ts";

/** How far a preview or an application has come. */
export type ChangeStep = Pick<ChangeProgress, "stage" | "incidentsDone" | "incidentsTotal">;
