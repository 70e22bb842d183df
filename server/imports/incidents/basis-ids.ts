import type pg from "pg";
import type { AssignmentBasis } from "../../assignment/assignment.ts";
import { basisContentJson } from "../../assignment/assignment-basis.ts";

/** Ids of the stored bases, each stored once whoever comes first. */
export class BasisIds {
  #ids = new Map<AssignmentBasis, number>();
  #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Stores those that are new. Outside the rows' transaction: they are the same for everyone and never change. */
  async intern(bases: Iterable<AssignmentBasis>): Promise<void> {
    const missing = [...bases].filter((basis) => !this.#ids.has(basis));
    if (missing.length === 0) return;
    const byHash = new Map<string, AssignmentBasis[]>();
    for (const basis of missing) {
      const key = basis.contentHash.toString("hex");
      byHash.set(key, [...(byHash.get(key) ?? []), basis]);
    }
    // One order for all writers, so that two imports cannot wait for each other in a circle.
    const keys = [...byHash.keys()].sort();
    const hashes = keys.map((key) => Buffer.from(key, "hex"));
    const contents = keys.map((key) => basisContentJson(byHash.get(key)?.[0]?.rules ?? []));
    await this.#pool.query(
      "insert into assignment_basis (content_hash, content) select * from unnest($1::bytea[], $2::text[]::jsonb[]) on conflict (content_hash) do nothing",
      [hashes, contents],
    );
    const { rows } = await this.#pool.query<{ id: number; key: string }>(
      "select id, encode(content_hash, 'hex') as key from assignment_basis where content_hash = any($1::bytea[])", [hashes],
    );
    for (const { id, key } of rows) for (const basis of byHash.get(key) ?? []) this.#ids.set(basis, id);
  }

  of(basis: AssignmentBasis): number {
    const id = this.#ids.get(basis);
    if (id === undefined) throw new Error("a basis was used before it was stored");
    return id;
  }
}
