import { importOptionsSchema, type ImportJob, type ImportKind, type ImportOptions } from "../../contract/import.ts";
import { InvalidError } from "../../errors.ts";
import { said } from "../../said.ts";
import { checkTimeZone } from "../command/parse-arguments.ts";
import { importKindEntry } from "../import-kinds.ts";
import type { ImportJobs } from "./import-jobs.ts";
import { holdsStorableTexts, isStorableText } from "../storable-text.ts";
import { boundaryOf, readMultipart } from "./read-multipart.ts";
import type { Upload, UploadFolder } from "./upload-folder.ts";
import { withoutStalling } from "./without-stalling.ts";

const LONGEST_FIELD = 1 << 20;
const STALL_MS = 60_000;
const FIELDS = ["file", "kind", "options", "dryRun"];

/**
 * Takes an upload from the network to disk and makes an import job of it; the job exists once this
 * resolves, and survives the server.
 *
 * @throws {InvalidError} @throws {TooLargeError} when the form cannot be used; nothing is kept then.
 */
export async function receiveImport(
  deps: { jobs: ImportJobs; uploads: UploadFolder },
  request: { contentType: string | undefined; idempotencyKey: string | undefined; body: AsyncIterable<Uint8Array> | null },
): Promise<{ job: ImportJob; isReplay: boolean }> {
  const { contentType, idempotencyKey, body } = request;
  if (idempotencyKey !== undefined && !/^[\x20-\x7e]{1,200}$/.test(idempotencyKey)) {
    throw InvalidError.at("header.Idempotency-Key", said("The Idempotency-Key is not 1 to 200 printable ASCII characters.", "Idempotency-Key 应是 1 到 200 个可见的 ASCII 字符。"));
  }
  const boundary = boundaryOf(contentType);
  const fields = new Map<string, string>();
  let upload: (Upload & { fileName: string }) | undefined;
  try {
    for await (const part of readMultipart(withoutStalling(body ?? nothing(), STALL_MS), boundary)) {
      if (!FIELDS.includes(part.name)) throw InvalidError.at(part.name, said(
        `The form has a field "${part.name}"; known are ${FIELDS.join(", ")}.`,
        `表单里有不认识的一项“${part.name}”；只认 ${FIELDS.join("、")}。`,
      ));
      if (part.name !== "file") fields.set(part.name, await textOf(part.name, part.bytes));
      else if (upload !== undefined) throw InvalidError.at("file", said("One file at a time.", "一次只导入一个文件。"));
      else if (!isStorableText(part.fileName ?? "")) throw InvalidError.at("file", said("The file's name holds the character U+0000.", "文件名里有字符 U+0000。"));
      else upload = { ...await deps.uploads.receive(part.bytes), fileName: part.fileName || "upload" };
    }
    if (upload === undefined || upload.size === 0) throw InvalidError.at("file", said("The form has no file, or an empty one.", "没有文件，或文件是空的。"));
    return await deps.jobs.submit({ ...upload, kind: kindOf(fields), options: optionsOf(fields) }, idempotencyKey);
  } catch (error) {
    if (upload !== undefined) await deps.uploads.discard(upload.partName);
    throw error;
  }
}

function kindOf(fields: ReadonlyMap<string, string>): ImportKind {
  const kind = fields.get("kind")?.trim() ?? "";
  if (kind === "") throw InvalidError.at("kind", said("Say what the file holds in the field kind, such as cells or incidents.", "请说明文件里是什么（kind），如 cells、incidents。"));
  return importKindEntry(kind).kind;
}

function optionsOf(fields: ReadonlyMap<string, string>): ImportOptions {
  let given: unknown;
  try {
    given = JSON.parse(fields.get("options")?.trim() || "{}");
  } catch (error) {
    throw InvalidError.at("options", said(`The field options is not JSON: ${error instanceof Error ? error.message : String(error)}`, "导入选项（options）不是 JSON。"));
  }
  if (!holdsStorableTexts(given)) {
    throw InvalidError.at("options", said(
      "The options hold a text with the character U+0000 or half a character (a lone surrogate), which cannot be stored.",
      "导入选项里有字符 U+0000 或半个字符，不能保存。",
    ));
  }
  const parsed = importOptionsSchema.safeParse(given);
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) => ({ field: ["options", ...issue.path.map(String)].join("."), message: issue.message }));
    throw new InvalidError(said(
      `The options were not understood: ${details.map((d) => `${d.field}: ${d.message}`).join("; ")}`,
      `导入选项有几处填写有误：${details.map((d) => d.field).join("、")}`,
    ), details);
  }
  checkTimeZone(parsed.data.timeZone);
  const dryRun = fields.get("dryRun")?.trim() ?? "";
  if (!["", "true", "false"].includes(dryRun)) throw InvalidError.at("dryRun", said(`dryRun is "${dryRun}"; it is true or false.`, `dryRun 只能是 true 或 false，不是“${dryRun}”。`));
  return dryRun === "" ? parsed.data : { ...parsed.data, dryRun: dryRun === "true" };
}

async function textOf(name: string, bytes: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > LONGEST_FIELD) throw InvalidError.at(name, said(`The field ${name} is longer than ${LONGEST_FIELD} bytes.`, `${name} 超过 ${LONGEST_FIELD} 字节。`));
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

async function* nothing(): AsyncGenerator<Uint8Array> { /* a request without a body */ }
