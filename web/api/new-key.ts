/** A fresh Idempotency-Key. crypto.randomUUID exists only on https and localhost; an intranet often has neither. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
