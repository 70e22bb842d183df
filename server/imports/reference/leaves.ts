import { sql } from "kysely";
import { text } from "../field-readers.ts";
import { required, withDefault } from "../field-table.ts";
import { describePeriod, isEmptyPeriod, type Period, periodFields, rangeText, startMs } from "./period.ts";
import { referenceKind } from "./reference-kind.ts";

interface Leave extends Period {
  id: number | null;
  reason: string;
}

export const leaves = referenceKind({
  kind: "leaves",
  summary: "When people are away, one period a row. A row with known person and start changes its end and reason.",
  place: "none",
  fields: {
    person: required(text, "code of the person", { aliases: ["person_code"] }),
    ...periodFields("of the absence"),
    reason: withDefault(text, "", "why, in a word"),
  },

  async store(rows, desk) {
    const known = await desk.referring(rows, "person", "person", (row) => row.values.person);
    const { rows: stored } = await sql<{ id: number; person: string; from: Date | null; to: Date | null; reason: string }>`
      select id, person_code as person, lower(away) as "from", upper(away) as "to", reason from leave`.execute(desk.trx);
    const keyOf = (person: string, period: Period) => `${startMs(period)} ${person}`;
    const seen = new Map<string, Leave>(stored.map((leave) => [keyOf(leave.person, leave), leave]));
    for (const row of known) {
      const { person, reason, ...stated } = row.values;
      const before = seen.get(keyOf(person, stated));
      // A list without ends says nothing about the ends that are stored.
      const period = before !== undefined && before.id !== null && !desk.isGiven("to") ? { ...stated, to: before.to } : stated;
      if (isEmptyPeriod(period)) {
        await desk.reject(row, "to", "empty_period", describePeriod(period, desk.timeZone), "The absence ends before it begins.");
        continue;
      }
      const same = seen.get(keyOf(person, period));
      const away = rangeText(period);
      if (same === undefined) {
        await sql`insert into leave (person_code, away, reason) values (${person}, ${away}::tstzrange, ${reason})`.execute(desk.trx);
        seen.set(keyOf(person, period), { ...period, reason, id: null });
        desk.count(1, 0);
      } else if (same.to?.getTime() === period.to?.getTime() && (same.reason === reason || !desk.isGiven("reason"))) {
        desk.count(0, 1);
      } else if (same.id === null) {
        await desk.reject(row, "from", "repeated_leave", describePeriod(period, desk.timeZone), "An earlier row of this file says otherwise about the same absence.");
      } else {
        const kept = desk.isGiven("reason") ? reason : same.reason;
        await sql`update leave set away = ${away}::tstzrange, reason = ${kept} where id = ${same.id}`.execute(desk.trx);
        desk.count(1, 0);
      }
    }
  },
});
