import type { Kysely } from "kysely";
import type { Database } from "../../store/schema.ts";
import { didYouMean } from "../nearest-name.ts";

type Found = { code: string } | { reason: string; message: string };

/** Finds sections by code, and by name where only one has it. */
export class SectionBook {
  readonly #codes: ReadonlySet<string>;
  readonly #byName = new Map<string, string[]>();

  private constructor(rows: readonly { code: string; name_zh: string; name_en: string | null }[]) {
    this.#codes = new Set(rows.map(({ code }) => code));
    for (const { code, name_zh: zh, name_en: en } of rows) {
      for (const name of new Set([plain(zh), ...(en === null ? [] : [plain(en)])])) this.#byName.set(name, [...(this.#byName.get(name) ?? []), code]);
    }
  }

  static async load(db: Kysely<Database>): Promise<SectionBook> {
    return new SectionBook(await db.selectFrom("monitoring_section").select(["code", "name_zh", "name_en"]).execute());
  }

  find(text: string): Found {
    if (this.#codes.has(text)) return { code: text };
    const [only, ...others] = this.#byName.get(plain(text)) ?? [];
    if (only !== undefined && others.length === 0) return { code: only };
    if (only !== undefined) return { reason: "ambiguous_section", message: `The sections ${[only, ...others].join(", ")} are all called "${text}": give the code.` };
    const advice = this.#codes.size === 0 ? " There is no monitoring section yet: import them first." : didYouMean(text, [...this.#codes, ...this.#byName.keys()].slice(0, 5000));
    return { reason: "unknown_section", message: `There is no monitoring section "${text}".${advice}` };
  }
}

function plain(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase().replace(/断面$/, "");
}
