/** A reach as far as its river's name goes. */
export interface NamedReach { readonly riverName: string; readonly nameEn: string | null; }

/**
 * What rivers are called in English, as far as the data tell: reaches have English names ("Fengqi River, reach 1"), rivers
 * have not. A river has the name that stands before the comma in all of its reaches; one whose reaches differ has none.
 */
export function englishRiverNames(reaches: readonly NamedReach[]): Map<string, string> {
  const byRiver = new Map<string, Set<string>>();
  for (const { riverName, nameEn } of reaches) byRiver.set(riverName, (byRiver.get(riverName) ?? new Set()).add(nameEn?.split(",")[0]?.trim() ?? ""));
  return new Map([...byRiver].flatMap(([riverName, names]) => {
    const [name = ""] = names;
    return names.size === 1 && name !== "" ? [[riverName, name] as const] : [];
  }));
}
