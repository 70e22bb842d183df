import { type Kysely, sql } from "kysely";
import type { Database } from "../store/schema.ts";
import { escapeLike } from "./escape-like.ts";
import type { HitRow } from "./hit-row.ts";

/**
 * Words are sought in the text of so many incidents, the newest. No index of PostgreSQL's own finds two Chinese
 * characters inside a text (trigrams need three and a locale that knows them), and reading a million rows for every
 * letter typed would stop everybody else: the answer says how far it looked instead.
 */
export const MOST_TEXTS_READ = 100_000;
/** One letter is in every text. */
const FEWEST_CHARACTERS = 2;

export interface IncidentsByText {
  /** Whose number the words are. */
  readonly byNumber: readonly HitRow[];
  /** Whose title or address holds the words, newest first. */
  readonly byText: readonly HitRow[];
  /** How many texts were looked through, if there are so many. */
  readonly mostRead: number;
}

/** Incidents by their whole number, and the newest by words in title and address. */
export async function findIncidentsByText(db: Kysely<Database>, words: string, limit: number): Promise<IncidentsByText> {
  const columns = sql`'incident' as kind, external_id as code, case when title = '' then external_id else title end as name_zh, null as name_en,
    coalesce(nullif(address, ''), source_system) as context, null as territory, lng, lat, null as bbox, id as incident_id`;
  const { rows: byNumber } = await sql<HitRow>`select ${columns} from incident where external_id = ${words} order by id limit ${limit}`.execute(db);
  if ([...words].length < FEWEST_CHARACTERS) return { byNumber, byText: [], mostRead: 0 };
  const contains = `%${escapeLike(words)}%`;
  const { rows: byText } = await sql<HitRow>`
    select ${columns} from incident
    where id >= coalesce((select id from incident order by id desc offset ${MOST_TEXTS_READ - 1} limit 1), 0)
      and (address ilike ${contains} or title ilike ${contains}) and external_id <> ${words}
    order by id desc limit ${limit}`.execute(db);
  return { byNumber, byText, mostRead: MOST_TEXTS_READ };
}
