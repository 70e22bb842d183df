/** % and _ mean themselves in what people type. */
export function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, (c) => `\\${c}`);
}
