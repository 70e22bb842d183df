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
});
