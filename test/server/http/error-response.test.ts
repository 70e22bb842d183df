import { Hono } from "hono";
import { expect, test } from "vitest";
import { errorResponse } from "../../../server/http/error-response.ts";

async function answerTo(error: Error): Promise<{ status: number; body: { error: { code: string; message: string } }; logged: unknown[] }> {
  const logged: unknown[] = [];
  const app = new Hono();
  app.get("/", () => { throw error; });
  app.onError((thrown, c) => errorResponse(thrown, c, (cause) => logged.push(cause)));
  const response = await app.request("/");
  return { status: response.status, body: await response.json() as { error: { code: string; message: string } }, logged };
}

test.each([
  Object.assign(new Error("terminating connection due to administrator command"), { code: "57P01" }),
  Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
  new Error("timeout exceeded when trying to connect"),
])("a database that is away is 503, to be tried again: %s", async (error) => {
  const { status, body } = await answerTo(error);

  expect([status, body.error.code]).toEqual([503, "busy"]);
});

test("the message of an unknown failure is logged and not sent", async () => {
  const error = new Error("secret of a complainant");
  const { status, body, logged } = await answerTo(error);

  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain("secret");
  expect(logged).toEqual([error]);
});
