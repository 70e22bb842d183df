import { type Kysely, sql } from "kysely";

/** Drafts of boundaries and of rules are begun once, however often the request comes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table idempotency_key drop constraint idempotency_key_kind_check`,
  `alter table idempotency_key add constraint idempotency_key_kind_check
    check (kind in ('incident', 'import', 'reassignment', 'override_release', 'change_set', 'edition_draft', 'rule_draft'))`,
];
