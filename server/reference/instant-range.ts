/** Bounds of a period, [from, to); null where it is open. */
export interface Period {
  from: Date | null;
  to: Date | null;
}

/**
 * Reads PostgreSQL's text form of a tstzrange, such as `["2024-01-01 00:00:00+00",)`.
 *
 * Every range we write is half-open, [from, to), so only the bounds carry meaning here.
 */
export function parsePeriod(text: string): Period {
  const [from = "", to = ""] = text.slice(1, -1).split(",");
  return { from: parseBound(from), to: parseBound(to) };
}

/** The half-open tstzrange literal for a period. */
export function formatPeriod({ from, to }: Period): string {
  return `[${from?.toISOString() ?? ""},${to?.toISOString() ?? ""})`;
}

function parseBound(text: string): Date | null {
  const bare = text.replaceAll('"', "");
  if (bare === "" || bare === "infinity" || bare === "-infinity") return null;
  // PostgreSQL writes "+00" or "+08" where ISO 8601 asks for "+00:00".
  return new Date(bare.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
}
