import { type Kysely, sql } from "kysely";

/** Tells of a change set how many incidents another person has since, apart from those that changed the cell only. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table change_set add column handed_over integer not null default 0`,
  `update change_set set handed_over = told.count
    from (
      select (payload->>'changeSetId')::integer as id, count(*)::int as count from event
      where type = 'incident.reassigned' and payload->>'changeSetId' is not null
        and (payload#>>'{before,person,code}' is null or payload#>>'{before,person,code}' is distinct from payload#>>'{incident,person,code}')
      group by 1
    ) as told
    where told.id = change_set.id`,
  `alter table change_set alter column handed_over drop default`,
];
