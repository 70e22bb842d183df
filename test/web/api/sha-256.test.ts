import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createSha256 } from "../../../web/api/sha-256.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("the standard's own example", () => {
  const hash = createSha256();
  hash.add(new TextEncoder().encode("abc"));

  expect(hex(hash.digest())).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("equals Node's digest, however the bytes are cut", () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
    const hash = createSha256();
    pieces.forEach((piece) => hash.add(piece));

    expect(hex(hash.digest())).toBe(createHash("sha256").update(Buffer.concat(pieces)).digest("hex"));
  }));
});

test.each([55, 56, 63, 64, 119, 120, 128])("%d bytes, where padding needs a block more or less", (length) => {
  const bytes = new Uint8Array(length).fill(7);
  const hash = createSha256();
  hash.add(bytes);

  expect(hex(hash.digest())).toBe(createHash("sha256").update(bytes).digest("hex"));
});
