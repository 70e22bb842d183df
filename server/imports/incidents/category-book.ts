import type { CategoryTable } from "../../store/schema.ts";
import type { Selectable } from "kysely";

export type KnownCategory = Pick<Selectable<CategoryTable>, "code" | "name_zh" | "name_en">;

export interface NewCategory {
  code: string;
  name: string;
}

const MOST_REMEMBERED = 50_000;

/**
 * Finds the category that a record names by code or, failing that, by name, remembering every
 * spelling that was asked for. Names are compared without regard to case and width.
 */
export class CategoryBook {
  /** Categories made up for this file that are not stored yet; whoever stores them takes them out. */
  readonly pending = new Map<string, NewCategory>();
  readonly created: NewCategory[] = [];
  #known = new Map<string, string | null>();
  #codes = new Set<string>();
  #byName = new Map<string, string | null>();
  #create: boolean;

  constructor(categories: readonly KnownCategory[], create: boolean) {
    this.#create = create;
    for (const { code } of categories) this.#codes.add(code);
    for (const { code, name_zh, name_en } of categories) {
      for (const name of new Set([folded(code), folded(name_zh), ...(name_en === null ? [] : [folded(name_en)])])) {
        // A name that two categories share names neither.
        this.#byName.set(name, this.#byName.has(name) ? null : code);
      }
    }
  }

  /** The code of the category, or null when there is none and none may be made. */
  find(stated: string): string | null {
    const known = this.#known.get(stated);
    if (known !== undefined) return known;
    const found = this.#search(stated.trim());
    // A column that is no category at all must not fill the memory.
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(stated, found);
    return found;
  }

  #search(name: string): string | null {
    if (this.#codes.has(name)) return name;
    const byName = this.#byName.get(folded(name));
    if (byName !== undefined) return byName;
    return this.#create ? this.#make(name) : null;
  }

  #make(name: string): string {
    const stem = codeFor(name);
    let code = stem;
    for (let next = 2; this.#codes.has(code); next++) code = `${stem}-${next}`;
    const category = { code, name };
    this.#codes.add(code);
    this.#byName.set(folded(name), code);
    this.pending.set(code, category);
    this.created.push(category);
    return code;
  }
}

/** Upper case letters and digits of any script, everything else as single hyphens. */
export function codeFor(name: string): string {
  return name.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "OTHER";
}

export function folded(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
