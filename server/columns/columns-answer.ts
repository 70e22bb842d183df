import type { EventFeed } from "../events/event-feed.ts";
import { ConflictError } from "../errors.ts";
import { said } from "../said.ts";
import { AnswerShelf } from "./answer-shelf.ts";
import { type ColumnsAnswer, encodeAnswer } from "./encode-answer.ts";
import { idsOfEvent } from "./event-ids.ts";
import { FullAnswer } from "./full-answer.ts";
import type { CurrentColumns, LiveColumns } from "./live-columns.ts";

/** Following more events than this costs more than everything anew. */
const MOST_EVENTS = 10_000;
const EVENTS_AT_A_TIME = 1_000;
const MOST_ANSWERS = 8;

export interface ColumnsAnswers {
  /** Everything as of some seconds ago at most, or what events after `afterSeq` up to now brought or changed. */
  answer(afterSeq: number | null): Promise<ColumnsAnswer>;
}

export interface ColumnsAnswersDeps {
  liveColumns: LiveColumns;
  feed: EventFeed;
  now: () => Date;
}

/** Encodes columns for viewers, once for all who ask the same. */
export function createColumnsAnswers({ liveColumns, feed, now }: ColumnsAnswersDeps): ColumnsAnswers {
  const full = new FullAnswer(liveColumns, now);
  const later = new AnswerShelf<Promise<ColumnsAnswer>>(MOST_ANSWERS);

  async function encodeLater(current: CurrentColumns, afterSeq: number): Promise<ColumnsAnswer> {
    const subject = { afterSeq, lastEventSeq: current.lastSeq, lastEventAt: current.lastEventAt, asOf: now() };
    return encodeAnswer(current.columns, await rowsAfter(current, afterSeq, subject.lastEventSeq, feed), subject);
  }

  return {
    async answer(afterSeq) {
      if (afterSeq === null) return full.get();
      const current = await liveColumns.current();
      return later.get(String(afterSeq), current.lastSeq, () => encodeLater(current, afterSeq));
    },
  };
}

/** Rows of the incidents that events after `afterSeq` are about, ascending. */
async function rowsAfter({ columns }: CurrentColumns, afterSeq: number, lastSeq: number, feed: EventFeed): Promise<Uint32Array> {
  if (afterSeq > lastSeq) throw new ConflictError(said(
    `There is no event ${afterSeq} yet, the newest is ${lastSeq}: the columns you hold are of another database; load them anew without after`,
    "本机所存的投诉列属于另一个数据库，请重新载入",
  ));
  const ranges: IdRange[] = [];
  let count = 0;
  for (let seq = afterSeq; seq < lastSeq;) {
    const events = await feed.readAfter(seq, EVENTS_AT_A_TIME);
    count += events.length;
    if (count > MOST_EVENTS) throw new ConflictError(said(
      `More than ${MOST_EVENTS} events have happened since ${afterSeq}; load the columns anew without after`,
      `离开期间的变化超过 ${MOST_EVENTS} 条，请重新载入`,
    ));
    for (const event of events) {
      const ids = event.seq <= lastSeq ? idsOfEvent(event) : null;
      if (ids !== null) ranges.push(ids);
    }
    const newest = events.at(-1);
    if (newest === undefined) break;
    seq = newest.seq;
  }
  return rowsIn(columns, ranges);
}

type IdRange = NonNullable<ReturnType<typeof idsOfEvent>>;

/** An import's range may hold incidents of others, which are sent again: putting a row twice changes nothing. */
function rowsIn(columns: CurrentColumns["columns"], ranges: readonly IdRange[]): Uint32Array {
  const merged = mergeRanges(ranges);
  const idCount = merged.reduce((sum, { firstId, lastId }) => sum + lastId - firstId + 1, 0);
  const rows: number[] = [];
  if (idCount < columns.rowCount / 8) {
    for (const { firstId, lastId } of merged) {
      for (let id = firstId; id <= lastId; id++) {
        const row = columns.rowOf(id);
        if (row >= 0) rows.push(row);
      }
    }
  } else {
    for (let row = 0; row < columns.rowCount; row++) if (isWithin(merged, columns.id[row]!)) rows.push(row);
  }
  return Uint32Array.from(rows).sort();
}

function mergeRanges(ranges: readonly IdRange[]): readonly IdRange[] {
  const merged: { firstId: number; lastId: number }[] = [];
  for (const { firstId, lastId } of [...ranges].sort((one, other) => one.firstId - other.firstId)) {
    const before = merged.at(-1);
    if (before !== undefined && firstId <= before.lastId + 1) before.lastId = Math.max(before.lastId, lastId);
    else merged.push({ firstId, lastId });
  }
  return merged;
}

function isWithin(ranges: readonly IdRange[], id: number): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.lastId < id) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low]!.firstId <= id;
}
