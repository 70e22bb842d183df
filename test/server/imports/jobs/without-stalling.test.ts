import { expect, test } from "vitest";
import { withoutStalling } from "../../../../server/imports/jobs/without-stalling.ts";

async function* bytes(...chunks: readonly (string | Promise<never>)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(await chunk);
}

async function textOf(source: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test("what keeps coming comes through whole", async () => {
  expect(await textOf(withoutStalling(bytes("a", "", "bc"), 5_000))).toBe("abc");
});

test("what stands still is given up with a sentence", async () => {
  await expect(textOf(withoutStalling(bytes("a", new Promise<never>(() => undefined)), 20))).rejects.toThrow("stands still: nothing came for 0.02 s");
});

test("what fails, fails with its own words", async () => {
  await expect(textOf(withoutStalling(bytes("a", Promise.reject(new Error("cut off"))), 5_000))).rejects.toThrow("cut off");
});
