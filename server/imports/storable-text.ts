/** Whether PostgreSQL can keep the text: it takes neither U+0000 nor half a character. */
export function isStorableText(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

/** The same of every text in a JSON value, the names of members included. */
export function holdsStorableTexts(value: unknown): boolean {
  if (typeof value === "string") return isStorableText(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([name, member]) => isStorableText(name) && holdsStorableTexts(member));
}
