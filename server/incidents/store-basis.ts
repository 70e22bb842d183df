import type { Kysely } from "kysely";
import type { AssignmentBasis } from "../assignment/assignment.ts";
import { basisContentJson } from "../assignment/assignment-basis.ts";
import type { Database } from "../store/schema.ts";

/** The id of a basis in the store, where equal ones are kept once. Safe when several store it at the same time. */
export async function storeBasis(db: Kysely<Database>, basis: AssignmentBasis): Promise<number> {
  const known = await findId(db, basis);
  if (known !== undefined) return known;
  const inserted = await db.insertInto("assignment_basis")
    .values({ content_hash: basis.contentHash, content: basisContentJson(basis.rules) })
    .onConflict((conflict) => conflict.column("content_hash").doNothing())
    .returning("id").executeTakeFirst();
  const id = inserted?.id ?? await findId(db, basis);
  if (id === undefined) throw new Error("the basis of an assignment was neither inserted nor found");
  return id;
}

async function findId(db: Kysely<Database>, basis: AssignmentBasis): Promise<number | undefined> {
  const row = await db.selectFrom("assignment_basis").select("id").where("content_hash", "=", basis.contentHash).executeTakeFirst();
  return row?.id;
}
