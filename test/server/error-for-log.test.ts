import pg from "pg";
import { expect, test } from "vitest";
import { errorForLog } from "../../server/error-for-log.ts";

function refusedRow(): Error {
  return Object.assign(new pg.DatabaseError("duplicate key value violates unique constraint", 1, "error"), {
    code: "23505", constraint: "person_pkey", detail: "Key (phone)=(13800000000) already exists.", where: "COPY person, line 1: 王一", parameters: ["王一"],
  });
}

test("a database error is logged with its code and constraint, but not with the values that it quotes", () => {
  const logged = JSON.stringify(errorForLog(refusedRow()));

  expect(logged).toContain("23505");
  expect(logged).toContain("person_pkey");
  expect(logged).not.toMatch(/13800000000|王一/);
});

test("nor does an error that holds such errors", () => {
  const logged = JSON.stringify(errorForLog(Object.assign(new AggregateError([refusedRow()], "several"), { inner: refusedRow() })));

  expect(logged).toContain("several");
  expect(logged).not.toMatch(/13800000000|王一/);
});

test("what refers to itself is logged all the same", () => {
  const error: Error & { self?: unknown } = new Error("round");
  error.self = { error };

  expect(JSON.stringify(errorForLog(error))).toContain("round");
});
