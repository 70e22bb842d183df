import type { Kysely } from "kysely";
import type { Database } from "./store/schema.ts";

/** What every route may be handed. Features with needs of their own extend it. */
export interface ServiceDeps {
  db: Kysely<Database>;
  settings: {
    timeZone: string;
    nearestToleranceMetres: number;
    warningDistanceMetres: number;
  };
  now: () => Date;
  logError: (error: unknown) => void;
}
