import type { Kysely } from "kysely";
import type { CellNetwork } from "../contract/cell.ts";
import type { Database } from "../store/schema.ts";
import type { Territories } from "../territory/territories.ts";
import { loadCellNetwork, type LoadedCellNetwork } from "./cell-network.ts";

export interface KnownNetwork {
  readonly network: LoadedCellNetwork;
  /** The same text for as long as the network is the same. */
  readonly version: string;
  /** As the contract has it, written once. */
  readonly json: string;
}

/** Who borders on whom, computed once for every depth of the editions in force. */
export class CellNetworks {
  readonly #db: Kysely<Database>;
  readonly #networks = new Map<string, Promise<KnownNetwork>>();
  #editions = "";

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  at(depth: number, territories: Territories, now: Date): Promise<KnownNetwork> {
    const editions = territories.inForceAt(now.getTime());
    const key = editions.map(({ id }) => id).join("-");
    if (key !== this.#editions) this.#networks.clear();
    this.#editions = key;
    const version = `${depth}-${key}`;
    const known = this.#networks.get(version);
    if (known) return known;
    const loading = loadCellNetwork(this.#db, editions, depth).then((network) => ({ network, version, json: JSON.stringify(written(network)) }));
    this.#networks.set(version, loading);
    // A failed load must not stay: the next request tries again.
    loading.catch(() => { if (this.#networks.get(version) === loading) this.#networks.delete(version); });
    return loading;
  }
}

function written({ depth, editionIds, cells, neighbours: { offsets, indices } }: LoadedCellNetwork): CellNetwork {
  return { depth, editionIds: [...editionIds], cells: [...cells], neighbours: { offsets: [...offsets], indices: [...indices] } };
}
