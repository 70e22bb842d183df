import type { Kysely } from "kysely";
import type { Database } from "../store/schema.ts";
import { loadTerritories } from "../territory/load-territories.ts";
import type { AssignmentSnapshot } from "./create-assigner.ts";
import { loadResponsibilities } from "./load-responsibilities.ts";

/** Editions, rules, posts and people as one transaction sees them. */
export async function loadSnapshot(db: Kysely<Database>, previous?: AssignmentSnapshot): Promise<AssignmentSnapshot> {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => ({
    territories: await loadTerritories(trx, previous?.territories),
    responsibilities: await loadResponsibilities(trx),
  }));
}
