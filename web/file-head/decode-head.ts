export type HeadEncoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** The text of a file's first bytes: a byte order mark decides, else UTF-8 where it is valid, else GB18030. */
export function decodeHead(bytes: Uint8Array, stated: "auto" | "utf-8" | "gb18030" = "auto"): { text: string; encoding: HeadEncoding } {
  const encoding = stated === "auto" ? encodingOf(bytes) : stated;
  // As a stream, so that a character that is cut off at the end is left out instead of replaced.
  return { text: new TextDecoder(encoding).decode(bytes, { stream: true }), encoding };
}

function encodingOf(bytes: Uint8Array): HeadEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
}
