import type { Kysely } from "kysely";
import type { ListedIncidents } from "../../geo/index.ts";
import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";

/**
 * The incidents that a person is to act on, as of event `seq` or a little later.
 *
 * @throws {InvalidError} when nobody has the code.
 */
export async function listAssigned(db: Kysely<Database>, personCode: string, seq: number): Promise<ListedIncidents> {
  const person = await db.selectFrom("person").select("code").where("code", "=", personCode).executeTakeFirst();
  if (person === undefined) {
    throw InvalidError.at("query.person", said(`Filter person: there is no person ${JSON.stringify(personCode)}; GET /api/people lists them`, `没有人员 ${personCode}`));
  }
  const rows = await db.selectFrom("incident").select("id").where("person_code", "=", personCode).execute();
  return { name: `${personCode}@${seq}`, ids: new Set(rows.map(({ id }) => id)) };
}
