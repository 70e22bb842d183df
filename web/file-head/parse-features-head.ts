import { SAMPLE_ROWS } from "./file-head.ts";

export interface FeaturesHead { columns: string[] | null; rows: string[][]; geometry: string | null; }

/** Names and values of the properties of a FeatureCollection's first features; null when it is none. */
export function parseFeaturesHead(text: string): FeaturesHead | null {
  const start = /"features"\s*:\s*\[/.exec(text);
  if (start === null) return null;
  const geometry = /"geometry"\s*:\s*\{[^{}]*?"type"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? null;
  const found: Record<string, unknown>[] = [];
  let at = start.index + start[0].length;
  while (found.length < SAMPLE_ROWS) {
    const properties = /"properties"\s*:\s*(?=\{)/g;
    properties.lastIndex = at;
    const next = properties.exec(text);
    const end = next === null ? -1 : endOfObject(text, next.index + next[0].length);
    if (next === null || end === -1) break;
    found.push(JSON.parse(text.slice(next.index + next[0].length, end)) as Record<string, unknown>);
    at = end;
  }
  const columns = found.length === 0 ? null : [...new Set(found.flatMap((properties) => Object.keys(properties)))];
  return { columns, rows: found.map((properties) => (columns ?? []).map((name) => textOf(properties[name]))), geometry };
}

/** Where the object that begins at `from` has ended; -1 when it is cut off. */
function endOfObject(text: string, from: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (isQuoted) {
      if (letter === "\\") at += 1;
      else if (letter === '"') isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === "{") depth += 1;
    else if (letter === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
