import { TextDecoder } from "node:util";
import { said, type Said } from "../../said.ts";

/** Which encoding to read; auto decides at the first bytes beyond ASCII. */
export type StatedEncoding = "auto" | "utf-8" | "gb18030";

/** Bytes looked at, from the first one beyond ASCII, before deciding. */
const DECISION_BYTES = 64 * 1024;

/**
 * Text from bytes, chunk by chunk. Bytes that cannot be read become U+FFFD.
 *
 * With "auto": a byte order mark decides; else everything is ASCII until the first byte beyond it,
 * and the 64 KiB from there decide between UTF-8 and GB18030. Text in Chinese is almost never
 * valid as both, so one damaged character does not tip a UTF-8 file over.
 */
export class TextReader {
  encoding: string;
  readonly notes: Said[] = [];
  #decoder: TextDecoder | null = null;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #begun = false;
  #decided: boolean;

  constructor(stated: StatedEncoding) {
    this.encoding = stated === "auto" ? "utf-8" : stated;
    this.#decided = stated !== "auto";
  }

  /** Text for these bytes; empty while it still has to look further before deciding. */
  read(chunk: Buffer): string {
    if (!this.#begun) this.#lookForMark(chunk);
    if (this.#decided) return this.#decode(chunk, true);
    if (this.#heldBytes === 0) {
      const start = firstBeyondAscii(chunk);
      if (start === chunk.length) return chunk.toString("latin1");
      this.#hold(chunk.subarray(start));
      return chunk.toString("latin1", 0, start) + this.#decideIfEnough();
    }
    this.#hold(chunk);
    return this.#decideIfEnough();
  }

  /** What is left once all bytes were read. */
  end(): string {
    const held = this.#heldBytes > 0 && !this.#decided ? this.#decide() : "";
    return held + (this.#decoder?.decode() ?? "");
  }

  #lookForMark(chunk: Buffer): void {
    this.#begun = true;
    const found =
      chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? "utf-8"
      : chunk[0] === 0xff && chunk[1] === 0xfe ? "utf-16le"
      : chunk[0] === 0xfe && chunk[1] === 0xff ? "utf-16be"
      : null;
    if (found === null || this.#decided) return;
    this.encoding = found;
    this.#decided = true;
    if (found !== "utf-8") this.notes.push(said(`Read as ${found.toUpperCase()}, as its byte order mark says.`, `按文件开头的标记，以 ${found.toUpperCase()} 读取。`));
  }

  #decode(bytes: Buffer, stream: boolean): string {
    this.#decoder ??= new TextDecoder(this.encoding);
    return this.#decoder.decode(bytes, { stream });
  }

  #hold(bytes: Buffer): void {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
  }

  #decideIfEnough(): string {
    return this.#heldBytes >= DECISION_BYTES ? this.#decide() : "";
  }

  #decide(): string {
    const sample = Buffer.concat(this.#held);
    this.#held = [];
    this.#decided = true;
    const { whole, broken } = countUtf8(sample);
    if (broken > whole / 10) {
      this.encoding = "gb18030";
      this.notes.push(said("Read as GB18030, because it is not valid UTF-8. If characters look wrong, state the encoding.", "文件不是有效的 UTF-8，已按 GB18030 读取。如文字不对，请指定编码。"));
    }
    return this.#decode(sample, true);
  }
}

function firstBeyondAscii(bytes: Buffer): number {
  let i = 0;
  while (i < bytes.length && (bytes[i] as number) < 0x80) i++;
  return i;
}

/** How many characters beyond ASCII are whole and how many broken when read as UTF-8. */
function countUtf8(bytes: Buffer): { whole: number; broken: number } {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) {
      broken++;
      i++;
    } else if (length === 1) i++;
    else {
      let next = 1;
      while (next < length && i + next < bytes.length && ((bytes[i + next] as number) & 0xc0) === 0x80) next++;
      // The sample may cut the last character in two: that says nothing.
      if (i + next < bytes.length || next === length) next === length ? whole++ : broken++;
      i += next;
    }
  }
  return { whole, broken };
}
