export interface NamedField { name: string; aliases: readonly string[]; }

/** Without a unit in brackets at its end: 氨氮(mg/L) is 氨氮. */
const withoutUnit = (name: string) => name.replace(/[（(【[][^（(【[]*[)）\]】]\s*$/, "");
const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_.\-（）()]+/g, "");

/**
 * Which column probably holds which field: first its own name or an alias, then the word that people use for it,
 * then a column whose name holds that word. No column is given to two fields.
 */
export function suggestColumns(fields: readonly NamedField[], columns: readonly string[], wordsOf: (field: string) => readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const take = (field: NamedField, isIt: (column: string) => boolean): void => {
    const column = found.has(field.name) ? undefined : columns.find((name) => name !== "" && !taken.has(name) && isIt(name));
    if (column === undefined) return;
    found.set(field.name, column);
    taken.add(column);
  };
  for (const field of fields) {
    const names = new Set([field.name, ...field.aliases].map(plain));
    take(field, (column) => names.has(plain(column)) || names.has(plain(withoutUnit(column))));
  }
  for (const field of fields) {
    const words = new Set(wordsOf(field.name).map(plain));
    take(field, (column) => words.has(plain(column)));
  }
  for (const field of fields) {
    const words = wordsOf(field.name).map(plain).filter((word) => word.length > 1);
    take(field, (column) => words.some((word) => plain(column).includes(word)));
  }
  return found;
}
