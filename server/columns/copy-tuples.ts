/** "PGCOPY\n\377\r\n\0", flags, length of an extension that no version has used yet. */
const HEADER_BYTES = 19;
const END_MARK = -1;

/**
 * Cuts the output of COPY … (format binary) into tuples, wherever its chunks happen to break, and has
 * `read` look at each: `at` is where the first field's length stands.
 *
 * The format is PostgreSQL's manual, COPY, "Binary Format".
 */
export async function readCopyTuples(chunks: AsyncIterable<Buffer>, read: (bytes: Buffer, at: number) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  let isHeaderRead = false;
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    if (!isHeaderRead) {
      if (bytes.length < HEADER_BYTES) {
        rest = bytes;
        continue;
      }
      isHeaderRead = true;
      at = HEADER_BYTES;
    }
    for (let end = endOfTuple(bytes, at); end > 0; end = endOfTuple(bytes, at)) {
      if (bytes.readInt16BE(at) === END_MARK) return;
      read(bytes, at + 2);
      at = end;
    }
    rest = bytes.subarray(at);
  }
  throw new Error("the database's COPY ended early");
}

/** Where the tuple that begins at `at` ends; 0 when not all of it is here. */
function endOfTuple(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) return 0;
  let fields = bytes.readInt16BE(at);
  at += 2;
  for (; fields > 0; fields--) {
    if (at + 4 > bytes.length) return 0;
    at += 4 + Math.max(0, bytes.readInt32BE(at));
  }
  return at <= bytes.length ? at : 0;
}
