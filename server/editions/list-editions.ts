import type { Kysely } from "kysely";
import type { Edition } from "../contract/cell.ts";
import type { Database } from "../store/schema.ts";
import { describeEditions } from "./editions-in-force.ts";

/** Every edition with its cells and findings counted, oldest first; or the one with the given id. */
export async function listEditions(db: Kysely<Database>, id?: number): Promise<Edition[]> {
  const editions = await describeEditions(db, id === undefined ? undefined : [id]);
  return editions.sort((one, other) => one.id - other.id);
}
