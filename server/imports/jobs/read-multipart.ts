import { InvalidError } from "../../errors.ts";
import { said } from "../../said.ts";

/** One part of a multipart/form-data body. Its bytes must be read before the next part is asked for. */
export interface FormPart {
  name: string;
  /** Without folders; undefined for a plain field. */
  fileName: string | undefined;
  bytes: AsyncIterable<Buffer>;
}

const LONGEST_HEAD = 16 * 1024;

/** @throws {InvalidError} when it is not multipart/form-data or names no boundary. */
export function boundaryOf(contentType: string | undefined): string {
  const match = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(contentType ?? "");
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) throw InvalidError.at("content-type", said(
    "Send multipart/form-data with the fields file, kind and options; the Content-Type names the boundary.",
    "请以 multipart/form-data 发送 file、kind、options，并在 Content-Type 里写明 boundary。",
  ));
  return boundary;
}

/**
 * The parts of a form in the order in which they arrive (RFC 7578), never held whole in memory.
 *
 * @throws {InvalidError} when the body is not such a form or stops early.
 */
export async function* readMultipart(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  // A line break in front of the first boundary makes it look like all others.
  const reader = new DelimitedReader(body, Buffer.from("\r\n"));
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  for await (const _preamble of reader.until(delimiter)) { /* text before the first part means nothing */ }
  for (;;) {
    const rest = await reader.take(Buffer.from("\r\n"), LONGEST_HEAD);
    if (rest.toString("latin1").startsWith("--")) return;
    const head = (await reader.take(Buffer.from("\r\n\r\n"), LONGEST_HEAD)).toString("utf8");
    const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? "";
    const name = parameter(disposition, "name");
    if (name === undefined) throw new InvalidError(said("A part of the form has no name.", "表单里有一项没有名称。"));
    const bytes = reader.until(delimiter);
    const fileName = parameter(disposition, "filename");
    yield { name, fileName: fileName?.replace(/^.*[/\\]/, ""), bytes };
    for await (const _left of bytes) { /* what the caller did not want */ }
  }
}

function parameter(disposition: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|;)\\s*${name}="((?:[^"\\\\]|\\\\.)*)"|(?:^|;)\\s*${name}=([^;\\s]+)`, "i").exec(disposition);
  const value = match?.[1] ?? match?.[2];
  return value?.replaceAll("%22", '"').replaceAll(/%0[dD]|%0[aA]/g, " ").replaceAll(/\\(["\\])/g, "$1");
}

class DelimitedReader {
  private held: Buffer;
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(body: AsyncIterable<Uint8Array>, before: Buffer) {
    this.chunks = body[Symbol.asyncIterator]();
    this.held = before;
  }

  /** Everything up to the delimiter, which is passed over. */
  async *until(delimiter: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.held.indexOf(delimiter);
      if (at !== -1) {
        const last = this.held.subarray(0, at);
        this.held = this.held.subarray(at + delimiter.length);
        if (last.length > 0) yield last;
        return;
      }
      // The last bytes may be the beginning of the delimiter.
      const sure = this.held.length - delimiter.length + 1;
      if (sure > 0) {
        const piece = this.held.subarray(0, sure);
        this.held = this.held.subarray(sure);
        yield piece;
      }
      await this.more();
    }
  }

  async take(delimiter: Buffer, mostBytes: number): Promise<Buffer> {
    for (;;) {
      const at = this.held.indexOf(delimiter);
      if (at !== -1) {
        const taken = this.held.subarray(0, at);
        this.held = this.held.subarray(at + delimiter.length);
        return taken;
      }
      if (this.held.length > mostBytes) throw new InvalidError(said("The head of a part of the form is too long.", "表单里有一项的头部太长。"));
      // The closing boundary needs no line break behind it.
      if (!(await this.more(this.held.subarray(0, 2).toString("latin1") === "--"))) return this.held;
    }
  }

  private async more(mayEnd = false): Promise<boolean> {
    const next = await this.chunks.next();
    if (next.done === true) {
      if (mayEnd) return false;
      throw new InvalidError(said("The upload stopped before its end.", "上传没有传完就中断了，请重新上传。"));
    }
    this.held = this.held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.held, next.value]);
    return true;
  }
}
