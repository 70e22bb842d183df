import { sql } from "kysely";
import type { Period } from "./period.ts";
import type { ReferenceDesk } from "./reference-desk.ts";

/** What of a rule only means something together: its time band, who leads, and when it holds. */
export interface Terms extends Period {
  band_from: number | null;
  band_to: number | null;
  post: string | null;
  post_kind: string | null;
}

/**
 * Completes the terms of a row with those that are stored under its code, where the file does not
 * carry the field: half a band, or an end without its beginning, must not be taken for the whole.
 */
export async function storedTerms(desk: ReferenceDesk): Promise<(given: Terms & { code: string }) => Terms> {
  const { rows } = await sql<Terms & { code: string }>`
    select code, band_from_minute as band_from, band_to_minute as band_to, lead_post_code as post, lead_post_kind as post_kind,
      lower(valid) as "from", upper(valid) as "to" from responsibility_rule`.execute(desk.trx);
  const byCode = new Map(rows.map((rule) => [rule.code, rule]));
  return (given) => {
    const before = byCode.get(given.code);
    const keep = <K extends keyof Terms>(field: K): Terms[K] => (before === undefined || desk.isGiven(field) ? given[field] : before[field]);
    const terms: Terms = { band_from: keep("band_from"), band_to: keep("band_to"), post: keep("post"), post_kind: keep("post_kind"), from: keep("from"), to: keep("to") };
    // A rule is led by a post or by a kind of post: naming the one takes the place of the other.
    if (given.post !== null && !desk.isGiven("post_kind")) terms.post_kind = null;
    if (given.post_kind !== null && !desk.isGiven("post")) terms.post = null;
    return terms;
  };
}
