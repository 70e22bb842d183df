import type { z } from "@hono/zod-openapi";

type RawIssue = z.core.$ZodRawIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: "a text", number: "a number", int: "a whole number", boolean: "true or false", array: "a list", object: "an object", record: "an object", null: "null", nan: "a number", date: "a date",
};
const MOST_SHOWN = 80;

/**
 * What is wrong with a value and what to give instead, where the schema itself has no words for it. Undefined leaves it to
 * the schema library. The place of the value is told beside it.
 */
export function issueInWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (Number.isNaN(issue.input)) return `is no number; give ${typeInWords(issue.expected)}`;
      return issue.input === undefined ? `is missing; give ${typeInWords(issue.expected)}` : `is ${shown(issue.input)}; give ${typeInWords(issue.expected)}`;
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case "not_multiple_of":
      return `is ${shown(issue.input)}; give a multiple of ${issue.divisor}`;
    case "invalid_format":
      return `is ${shown(issue.input)}, which has not the form that is taken here${issue.pattern === undefined ? "" : ` (${issue.pattern})`}`;
    case "invalid_value":
      return `is ${shown(issue.input)}; give ${choice(issue.values)}`;
    case "unrecognized_keys":
      return `has ${issue.keys.map((key) => JSON.stringify(key)).join(", ")}, which ${issue.keys.length === 1 ? "is" : "are"} not known here; leave ${issue.keys.length === 1 ? "it" : "them"} out or mend the spelling`;
    case "invalid_union":
      return inUnion(issue);
    default:
      return undefined;
  }
}

function tooSmall(origin: string, minimum: number, inclusive: boolean): string {
  if (origin === "string") return minimum === 1 ? "is empty or blank; write something" : `is too short; write at least ${minimum} characters`;
  if (origin === "array" || origin === "set") return minimum === 1 ? "is an empty list; give at least one entry" : `has too few entries; give at least ${minimum}`;
  return inclusive ? `is too small; give ${minimum} or more` : `is too small; give more than ${minimum}`;
}

function tooBig(origin: string, maximum: number, inclusive: boolean): string {
  if (origin === "string") return `is too long; write at most ${maximum} characters`;
  if (origin === "array" || origin === "set") return `has too many entries; give at most ${maximum} at a time`;
  return inclusive ? `is too large; give ${maximum} or less` : `is too large; give less than ${maximum}`;
}

function inUnion(issue: Extract<RawIssue, { code: "invalid_union" }>): string {
  const { discriminator, options } = issue as { discriminator?: string; options?: readonly unknown[] };
  if (discriminator === undefined) return `is ${shown(issue.input)}, which has none of the forms that are taken here; /api/openapi.json describes them`;
  const given = (issue.input as Record<string, unknown> | null | undefined)?.[discriminator];
  return `${given === undefined ? "is missing" : `is ${shown(given)}`}; give ${options === undefined ? "one of the kinds that /api/openapi.json describes" : choice(options)}`;
}

function typeInWords(expected: string): string {
  return TYPES[expected] ?? expected;
}

function choice(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : Array.isArray(value) ? "a list" : typeof value === "object" && value !== null ? "an object" : String(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
