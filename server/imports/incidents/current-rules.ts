import type pg from "pg";
import type { Assigner } from "../../assignment/assignment.ts";
import { createAssigner } from "../../assignment/create-assigner.ts";
import { loadSnapshot } from "../../assignment/load-snapshot.ts";
import { said, type Said } from "../../said.ts";
import type { Territories } from "../../territory/territories.ts";
import type { ImportContext } from "../importer.ts";

type Deps = Pick<ImportContext, "db" | "pool" | "settings">;

/** The boundaries, rules and people by which a file's rows are assigned, read anew when they change while the file is read. */
export class CurrentRules {
  readonly notes: Said[] = [];
  assigner: Assigner;
  territories: Territories;
  #deps: Deps;
  #seq: number;
  #own: number[] = [];

  private constructor(deps: Deps, { assigner, territories, seq }: Loaded) {
    this.#deps = deps;
    this.assigner = assigner;
    this.territories = territories;
    this.#seq = seq;
  }

  static async load(deps: Deps): Promise<CurrentRules> {
    return new CurrentRules(deps, await load(deps));
  }

  /** An event of the file's own, after which rows are assigned as before. */
  skip(seq: number): void {
    this.#own.push(seq);
  }

  /** Reads them anew if anything was published or imported since; `rowNumber` is the first row that the change is for. */
  async renew(rowNumber: number): Promise<void> {
    if (await newestChange(this.#deps.pool, this.#own) === this.#seq) return;
    const { assigner, territories, seq } = await load(this.#deps, this.#own);
    this.assigner = assigner;
    this.territories = territories;
    this.#seq = seq;
    this.notes.push(said(
      `Boundaries, rules or people changed while the file was read: rows from ${rowNumber} on were assigned by the new ones.`,
      `读取期间边界、规则或人员有变：自第 ${rowNumber} 行起按新的归格派人。`,
    ));
  }
}

interface Loaded {
  assigner: Assigner;
  territories: Territories;
  /** Every change up to this event is in; a later one may be. */
  seq: number;
}

async function load({ db, pool, settings }: Deps, own: readonly number[] = []): Promise<Loaded> {
  const seq = await newestChange(pool, own);
  const snapshot = await loadSnapshot(db);
  return { assigner: createAssigner(snapshot, settings), territories: snapshot.territories, seq };
}

/** One look into the index for each type. */
async function newestChange(pool: pg.Pool, own: readonly number[]): Promise<number> {
  const { rows } = await pool.query<{ seq: number }>(
    `select greatest((select max(seq) from event where type = 'edition.published'), (select max(seq) from event where type = 'reference.imported' and seq <> all($1)), 0) as seq`,
    [own],
  );
  return Number(rows[0]?.seq ?? 0);
}
