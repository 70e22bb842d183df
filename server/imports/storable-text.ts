/** Whether PostgreSQL can keep the text: it takes neither U+0000 nor half a character. */
export function isStorableText(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

/** The same of every text in a JSON value, the names of members included. */
export function holdsStorableTexts(value: unknown): boolean {
  return unstorableTexts(value, "").length === 0;
}

/** Where a JSON value holds texts that cannot be kept, as `place.member.0`. */
export function unstorableTexts(value: unknown, place: string): string[] {
  if (typeof value === "string") return isStorableText(value) ? [] : [place];
  // Lists of positions make up nearly all of a large body.
  if (typeof value !== "object" || value === null || (Array.isArray(value) && value.every((item) => typeof item === "number"))) return [];
  return Object.entries(value).flatMap(([name, member]) => isStorableText(name) ? unstorableTexts(member, `${place}.${name}`) : [place]);
}
