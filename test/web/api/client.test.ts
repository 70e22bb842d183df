import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { ApiError, request } from "../../../web/api/client.ts";

const schema = z.object({ total: z.number() });
afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: string): void {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status })));
}
const failure = (options = {}) => request(schema, "/api/summary", options).then(() => expect.fail("it was answered"), (error: unknown) => error);

test("a good answer comes back in the promised shape", async () => {
  answer(200, '{"total": 3, "more": true}');

  expect(await request(schema, "/api/summary")).toEqual({ total: 3 });
});

test("a refusal carries status, message and the places that were wrong", async () => {
  answer(400, '{"error": {"code": "invalid", "message": "no", "details": [{"field": "x", "message": "too far"}]}}');

  expect(await failure()).toMatchObject({ kind: "refused", status: 400, message: "no", details: [{ field: "x", message: "too far" }] });
});

test.each([[502, "<html>"], [500, ""], [503, "{}"]])("a refusal of another shape (%d %j) is still a refusal", async (status, body) => {
  answer(status, body);

  expect(await failure()).toMatchObject({ kind: "refused", status });
});

test.each(['{"total": "3"}', "<html>", ""])("an answer that breaks the contract is told apart: %j", async (body) => {
  answer(200, body);

  expect(await failure()).toMatchObject({ kind: "broken" });
});

test("no answer at all is a network failure", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));

  expect(await failure()).toMatchObject({ kind: "network", status: 0 });
});

test("an abort by the caller is not a failure to show", async () => {
  const aborted = AbortSignal.abort();
  vi.stubGlobal("fetch", () => Promise.reject(new DOMException("aborted", "AbortError")));

  expect(await failure({ signal: aborted })).not.toBeInstanceOf(ApiError);
});
