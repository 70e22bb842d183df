/** Kinds of Arrow message, format/Message.fbs. */
export const MESSAGE = { schema: 1, dictionary: 2, records: 3 } as const;

export interface ArrowMessage {
  readonly kind: number;
  readonly bytes: Uint8Array;
}

/** End of an Arrow IPC stream: a continuation mark and the length 0. */
export const END_OF_STREAM = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);

/**
 * The messages of an encapsulated Arrow IPC stream: a continuation mark, the length of the
 * description, the description (a FlatBuffer), the body.
 */
export function splitMessages(stream: Uint8Array): ArrowMessage[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const messages: ArrowMessage[] = [];
  for (let at = 0; at + 8 <= stream.length; ) {
    const size = view.getInt32(at + 4, true);
    if (size === 0) break;
    const table = at + 8 + view.getUint32(at + 8, true);
    const end = at + 8 + size + Number(readField(view, table, BODY_LENGTH, (offset) => view.getBigInt64(offset, true)) ?? 0n);
    messages.push({ kind: readField(view, table, HEADER_TYPE, (offset) => view.getUint8(offset)) ?? 0, bytes: stream.subarray(at, end) });
    at = end;
  }
  return messages;
}

/** Numbers of the fields in the table Message. */
const HEADER_TYPE = 1;
const BODY_LENGTH = 3;

function readField<Value>(view: DataView, table: number, number: number, read: (offset: number) => Value): Value | undefined {
  const layout = table - view.getInt32(table, true);
  const slot = 4 + 2 * number;
  const offset = slot < view.getUint16(layout, true) ? view.getUint16(layout + slot, true) : 0;
  return offset === 0 ? undefined : read(table + offset);
}
