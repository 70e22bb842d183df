import pg from "pg";
import { StoreError } from "./store-error.ts";

export const OLDEST_POSTGRES_MAJOR = 15;

const INT8_OID = 20;
const DATE_OID = 1082;
const CONNECT_TIMEOUT_MS = 10_000;
const STARTING_UP_PATIENCE_MS = 60_000;

/**
 * How values come back: int8 as a number (a count is a number to us; one beyond 2^53 is an error, not a
 * rounded lie), date as the text YYYY-MM-DD (as a Date it would shift with the machine's zone), timestamptz as Date.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (format !== "binary" && oid === INT8_OID) return parseInt8;
    if (format !== "binary" && oid === DATE_OID) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as "text");
  }) as typeof pg.types.getTypeParser,
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

/**
 * A pool of connections to a PostgreSQL that answers and is new enough; every session is in UTC.
 *
 * @throws {StoreError} a sentence that names the server (never the password) and what to do.
 */
export async function connectPool(connectionString: string, maxConnections = 12): Promise<pg.Pool> {
  const server = nameOfServer(connectionString);
  const pool = new pg.Pool({
    connectionString, types, max: maxConnections, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, application_name: "ecogrid", keepAlive: true,
    onConnect: async (client) => {
      // A connection that breaks while it is lent out tells so twice: to the query, which fails, and here.
      client.on("error", () => undefined);
      await client.query("set time zone 'UTC'");
    },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  try {
    const version = await askVersion(pool, server);
    if (Math.floor(version / 10_000) >= OLDEST_POSTGRES_MAJOR) return pool;
    throw new StoreError(
      `The PostgreSQL at ${server} is version ${Math.floor(version / 10_000)}; EcoGrid needs ${OLDEST_POSTGRES_MAJOR} or newer. `
      + "Upgrade it, set DATABASE_URL to another server, or leave DATABASE_URL unset to use the PostgreSQL that comes with EcoGrid.",
    );
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function askVersion(pool: pg.Pool, server: string): Promise<number> {
  const deadline = Date.now() + STARTING_UP_PATIENCE_MS;
  for (;;) {
    try {
      const { rows } = await pool.query<{ server_version_num: string }>("show server_version_num");
      return Number(rows[0]?.server_version_num);
    } catch (error) {
      const isStartingUp = (error as { code?: string }).code === "57P03";
      if (!isStartingUp || Date.now() > deadline) throw new StoreError(explain(error, server));
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
  }
}

function explain(error: unknown, server: string): string {
  const { code = "", message } = firstOf(error) as { code?: string; message: string };
  const advice = "Check DATABASE_URL, or leave it unset to use the PostgreSQL that comes with EcoGrid.";
  if (code === "28P01" || code === "28000") return `The PostgreSQL at ${server} does not accept this user and password. ${advice}`;
  if (code === "3D000") return `The PostgreSQL at ${server} answers, but has no such database. Create it (createdb), or correct DATABASE_URL.`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `The host of the PostgreSQL at ${server} is not known. ${advice}`;
  if (code === "ECONNREFUSED") return `Nothing answers at ${server}. Is PostgreSQL running there and open to this machine? ${advice}`;
  return `The PostgreSQL at ${server} cannot be used: ${message || code}. ${advice}`;
}

/** A name with two addresses fails with one error for each. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length > 0 ? (error.errors as unknown[])[0] : error;
}

function nameOfServer(connectionString: string): string {
  try {
    const url = new URL(connectionString);
    return `${url.hostname || url.searchParams.get("host") || "localhost"}:${url.port || "5432"}${url.pathname}`;
  } catch {
    throw new StoreError("DATABASE_URL is not an address such as postgres://user:password@host:5432/database.");
  }
}
