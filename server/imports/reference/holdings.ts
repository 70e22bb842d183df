import { sql } from "kysely";
import { oneOf, text } from "../field-readers.ts";
import { required, withDefault } from "../field-table.ts";
import { describePeriod, isEmptyPeriod, overlaps, type Period, periodFields, rangeText, startMs } from "./period.ts";
import type { ReferenceDesk } from "./reference-desk.ts";
import { referenceKind } from "./reference-kind.ts";

interface Holding extends Period {
  post: string;
  person: string;
  role: "holder" | "deputy";
  /** Row of this file, or null when it was stored before. */
  rowNumber: number | null;
  id: number | null;
}

const ROLES = ["holder", "deputy"] as const;

export const holdings = referenceKind({
  kind: "holdings",
  summary: "Who holds which post and when, one period a row. A row with known post, person, role and start changes its end.",
  place: "none",
  fields: {
    post: required(text, "code of the post", { aliases: ["post_code", "岗位"] }),
    person: required(text, "code of the person", { aliases: ["person_code"] }),
    role: withDefault(oneOf({ holder: ["主责", "任职", "正职"], deputy: ["代理", "副职", "b角"] }), "holder", "holder, or deputy who stands in when the holder is away"),
    ...periodFields("in the post"),
  },

  async store(rows, desk) {
    const withPost = await desk.referring(rows, "post", "post", (row) => row.values.post);
    const known = await desk.referring(withPost, "person", "person", (row) => row.values.person);
    const byPost = await storedHoldings(desk);
    const added: Holding[] = [];
    for (const row of known) {
      const { post } = row.values;
      const stated: Holding = { ...row.values, rowNumber: row.rowNumber, id: null };
      const stored = ROLES.flatMap((role) => byPost.get(`${role} ${post}`) ?? [])
        .find((other) => other.id !== null && other.person === stated.person && startMs(other) === startMs(stated) && (other.role === stated.role || !desk.isGiven("role")));
      // What the file does not carry stays: a list without ends must not bring back who has left.
      const role = desk.isGiven("role") ? stated.role : stored?.role ?? stated.role;
      const to = desk.isGiven("to") ? stated.to : stored?.to ?? stated.to;
      const holding: Holding = { ...stated, role, to };
      if (isEmptyPeriod(holding)) {
        await desk.reject(row, "to", "empty_period", describePeriod(holding, desk.timeZone), "The period ends before it begins.");
        continue;
      }
      const key = `${role} ${post}`;
      const others = byPost.get(key) ?? [];
      byPost.set(key, others);
      const same = others.find((other) => other.person === holding.person && startMs(other) === startMs(holding));
      const rival = others.find((other) => other !== same && overlaps(other, holding));
      if (same !== undefined && same.to?.getTime() === holding.to?.getTime()) {
        desk.count(0, 1);
      } else if (rival !== undefined) {
        const where = rival.rowNumber === null ? "as stored before" : `in row ${rival.rowNumber}`;
        await desk.reject(row, "from", "overlapping_holding", describePeriod(holding, desk.timeZone),
          `${rival.person} is ${role} of "${post}" ${where}, ${describePeriod(rival, desk.timeZone)}; two at once are not possible. End that period first.`);
      } else if (same !== undefined && same.id !== null) {
        await sql`update post_holding set held = ${rangeText(holding)}::tstzrange where id = ${same.id}`.execute(desk.trx);
        same.to = holding.to;
        desk.count(1, 0);
      } else if (same !== undefined) {
        await desk.reject(row, "to", "repeated_holding", describePeriod(holding, desk.timeZone), `Row ${same.rowNumber} of this file says another end for the same holding.`);
      } else {
        others.push(holding);
        added.push(holding);
      }
    }
    await insertHoldings(desk, added);
  },
});

async function storedHoldings(desk: ReferenceDesk): Promise<Map<string, Holding[]>> {
  const { rows } = await sql<{ id: number; post: string; person: string; role: "holder" | "deputy"; from: Date | null; to: Date | null }>`
    select id, post_code as post, person_code as person, role, lower(held) as "from", upper(held) as "to" from post_holding`.execute(desk.trx);
  const byPost = new Map<string, Holding[]>();
  for (const row of rows) {
    const key = `${row.role} ${row.post}`;
    byPost.set(key, [...(byPost.get(key) ?? []), { ...row, rowNumber: null }]);
  }
  return byPost;
}

async function insertHoldings(desk: ReferenceDesk, added: readonly Holding[]): Promise<void> {
  for (let from = 0; from < added.length; from += 5000) {
    const batch = added.slice(from, from + 5000);
    await sql`
      insert into post_holding (post_code, post_id, person_code, role, held)
      select h.post, post.id, h.person, h.role, h.held::tstzrange
      from unnest(${batch.map((h) => h.post)}::text[], ${batch.map((h) => h.person)}::text[],
        ${batch.map((h) => h.role)}::text[], ${batch.map((h) => rangeText(h))}::text[]) as h (post, person, role, held)
      join post on post.code = h.post`.execute(desk.trx);
    desk.count(batch.length, 0);
  }
}
