import { copyRows, encodeArrow } from "../../geo/index.ts";
import type { CurrentColumns } from "./live-columns.ts";

/** Incident columns as bytes, the same for all who are given them. */
export interface ColumnsAnswer {
  /** Pieces of an Arrow IPC stream. */
  readonly pieces: readonly Uint8Array[];
  readonly totalBytes: number;
  readonly rowCount: number;
  readonly lastEventSeq: number;
  readonly asOf: Date;
  /** Names exactly these rows, also across databases that count events alike. */
  readonly etag: string;
}

/** What an answer is of: the state after an event, all of it or what came after an earlier one. */
export interface AnswerSubject {
  readonly afterSeq: number | null;
  readonly lastEventSeq: number;
  readonly lastEventAt: Date;
  readonly asOf: Date;
}

/** Encodes these rows, or all, as they are at the call, giving way to other work between the pieces. */
export async function encodeAnswer(columns: CurrentColumns["columns"], rows: Uint32Array | undefined, { afterSeq, lastEventSeq, lastEventAt, asOf }: AnswerSubject): Promise<ColumnsAnswer> {
  const copy = copyRows(columns, rows);
  const metadata = { lastEventSeq: String(lastEventSeq), asOf: asOf.toISOString(), timeZone: columns.timeZone, ...(afterSeq === null ? {} : { afterSeq: String(afterSeq) }) };
  const pieces: Uint8Array[] = [];
  for (const piece of encodeArrow(copy, { metadata })) {
    pieces.push(piece);
    await new Promise((resolve) => { setImmediate(resolve); });
  }
  return {
    pieces, lastEventSeq, asOf,
    totalBytes: pieces.reduce((sum, piece) => sum + piece.byteLength, 0),
    rowCount: copy.rowCount,
    etag: `"${lastEventSeq}-${lastEventAt.getTime()}-${afterSeq ?? "all"}"`,
  };
}
