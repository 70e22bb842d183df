import fc from "fast-check";
import { expect, test } from "vitest";
import { boundaryOf, readMultipart } from "../../../../server/imports/jobs/read-multipart.ts";

interface Given { name: string; fileName?: string; bytes: Buffer }

function formOf(parts: readonly Given[], boundary: string): Buffer {
  const pieces = parts.flatMap(({ name, fileName, bytes }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? "" : `; filename="${fileName}"`}\r\n`
      + (fileName === undefined ? "" : "Content-Type: application/octet-stream\r\n") + "\r\n"),
    bytes, Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function readAll(body: AsyncIterable<Uint8Array>, boundary: string): Promise<Given[]> {
  const parts: Given[] = [];
  for await (const { name, fileName, bytes } of readMultipart(body, boundary)) {
    const pieces: Buffer[] = [];
    for await (const piece of bytes) pieces.push(piece);
    parts.push({ name, ...(fileName === undefined ? {} : { fileName }), bytes: Buffer.concat(pieces) });
  }
  return parts;
}

const BOUNDARY = "--x-1";
/** Bytes that are often nearly the boundary. */
const bytes = fc.array(fc.oneof(
  fc.uint8Array({ maxLength: 8 }).map((part) => Buffer.from(part)),
  fc.constantFrom("\r\n", "\r\n--", `\r\n--${BOUNDARY.slice(0, -1)}`, BOUNDARY, "-").map((part) => Buffer.from(part)),
), { maxLength: 12 }).map((parts) => Buffer.concat(parts)).filter((part) => !part.includes(`\r\n--${BOUNDARY}`));

test("a form is read back the same, however its bytes arrive", async () => {
  const part = fc.record({ name: fc.constantFrom("file", "kind", "选项"), fileName: fc.constantFrom("a.csv", "投诉 2026.csv"), bytes });
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
  await fc.assert(fc.asyncProperty(fc.array(part, { maxLength: 3 }), sizes, async (parts, cuts) => {
    expect(await readAll(cut(formOf(parts, BOUNDARY), cuts), BOUNDARY)).toEqual(parts);
  }));
});

test("folders in a file's name are left out", async () => {
  const [part] = await readAll(cut(formOf([{ name: "file", fileName: "../../etc/passwd", bytes: Buffer.from("x") }], BOUNDARY), [7]), BOUNDARY);

  expect(part?.fileName).toBe("passwd");
});

test("a part that is not read is passed over", async () => {
  const form = formOf([{ name: "a", bytes: Buffer.alloc(5000, 65) }, { name: "b", bytes: Buffer.from("2") }], BOUNDARY);
  const names: string[] = [];
  for await (const part of readMultipart(cut(form, [64]), BOUNDARY)) names.push(part.name);

  expect(names).toEqual(["a", "b"]);
});

test("a body that stops early is an upload that stopped, at every length", async () => {
  const form = formOf([{ name: "file", fileName: "a.csv", bytes: Buffer.from("1,2,3") }], BOUNDARY);
  for (let length = 0; length < form.length - 4; length++) {
    await expect(readAll(cut(form.subarray(0, length), [16]), BOUNDARY)).rejects.toThrow("stopped before its end");
  }
});

test("what is not a form is refused", () => {
  expect(() => boundaryOf("application/json")).toThrow("multipart/form-data");
  expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe("a b");
});
