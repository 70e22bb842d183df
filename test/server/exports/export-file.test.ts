import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeExportFile } from "../../../server/exports/export-file.ts";
import { writeXlsx } from "../../../server/exports/write-xlsx.ts";
import { EXAMPLE_NAMES, EXAMPLE_ROWS } from "./example-rows.ts";

describe("a file that is exported", () => {
  const outerFolder = process.env["TMPDIR"];
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "ecogrid-test-"));
    process.env["TMPDIR"] = folder;
  });
  afterEach(async () => {
    if (outerFolder === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = outerFolder;
    await rm(folder, { recursive: true, force: true });
  });
  const pieces = ["恶臭", "x".repeat(300_000), "end"];
  const write = (out: Writable) => pipeline(Readable.from(pieces), out);
  const whole = Buffer.from(pieces.join(""));

  it("tells length and checksum before it is read, and is gone afterwards", async () => {
    const file = await writeExportFile(write, new AbortController().signal);
    expect(file.byteLength).toBe(whole.length);
    expect(file.sha256).toEqual(createHash("sha256").update(whole).digest());
    expect(Buffer.from(await new Response(file.read()).arrayBuffer())).toEqual(whole);
    expect(readdirSync(folder)).toEqual([]);
  });
  it("is gone when its reader goes", async () => {
    const file = await writeExportFile(write, new AbortController().signal);
    const reader = file.read().getReader();
    await reader.read();
    await reader.cancel();
    expect(readdirSync(folder)).toEqual([]);
  });
  it("leaves nothing behind when writing fails", async () => {
    const broken = (out: Writable) => pipeline(Readable.from((function* () { yield "a"; throw new Error("no names"); })()), out);
    await expect(writeExportFile(broken, new AbortController().signal)).rejects.toThrow("no names");
    expect(readdirSync(folder)).toEqual([]);
  });
  it("stops when its reader has gone before it is finished", async () => {
    const abort = new AbortController();
    const endless = (out: Writable) => pipeline(Readable.from((async function* () {
      for (let i = 0; ; i++) { if (i === 3) abort.abort(); await new Promise((r) => setTimeout(r, 1)); yield "row\n"; }
    })()), out);
    await expect(writeExportFile(endless, abort.signal)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
  it("tells of an abort only when the writer has ended, so that its place is not given twice", async () => {
    const abort = new AbortController();
    let ended = false;
    const slow = async (out: Writable) => {
      out.write("row");
      abort.abort();
      await new Promise((resolve) => setTimeout(resolve, 50));
      ended = true;
      throw new Error("nobody takes it");
    };
    await expect(writeExportFile(slow, abort.signal)).rejects.toThrow("the reader has gone");
    expect(ended).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });
  it.each([3, 700])("as XLSX ends soon after its reader has gone, at row %i", async (goneAt) => {
    const abort = new AbortController();
    let asked = 0;
    const rows = { *[Symbol.iterator]() {
      for (; asked < 200_000; asked++) {
        if (asked === goneAt) abort.abort();
        yield EXAMPLE_ROWS[0]!;
      }
    } };
    await expect(writeExportFile((out) => writeXlsx(rows, EXAMPLE_NAMES, "zh", [], out), abort.signal)).rejects.toThrow("the reader has gone");
    expect(asked).toBeLessThan(2_000);
  });
  it("as XLSX ends when its reader goes at the very end", async () => {
    const abort = new AbortController();
    const rows = { *[Symbol.iterator]() { yield EXAMPLE_ROWS[0]!; abort.abort(); } };
    await expect(writeExportFile((out) => writeXlsx(rows, EXAMPLE_NAMES, "zh", [], out), abort.signal)).rejects.toThrow("the reader has gone");
    expect(readdirSync(folder)).toEqual([]);
  });
});
