import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "../store-error.ts";
import { chooseClusterPlace, type ClusterPlace, knownClusterPlace } from "./cluster-place.ts";
import { writeClusterSettings } from "./cluster-settings.ts";
import { CLUSTER_OWNER, createCluster, setClusterPassword } from "./create-cluster.ts";
import { canEnter, chooseDatabaseUser, type DatabaseUser } from "./database-user.ts";
import { acquireInstanceLock, type LockHolder } from "./instance-lock.ts";
import { keepPostmaster } from "./keep-postmaster.ts";
import { makeDataDir } from "./make-data-dir.ts";
import { preparePostgresBinaries } from "./postgres-binaries.ts";
import { clearForeignPidFile, findPostmaster, stopPostmaster } from "./postmaster.ts";

export interface EmbeddedPostgresOptions {
  /** Made when missing; holds the cluster, its password and the lock. */
  dataDir: string;
  role: LockHolder["role"];
  /** Where this process answers, for the sentence that a second copy gets; empty when it does not listen. */
  address: string;
  /** False only for throw-away databases of tests. */
  durable?: boolean;
  onProgress: (message: string) => void;
}

export interface EmbeddedPostgres {
  connectionString: string;
  /** Resolves only when PostgreSQL died and could not be brought back: with a sentence that says so. */
  lost: Promise<StoreError>;
  /** Stops PostgreSQL when this process started it, and gives the data directory free. */
  stop(): Promise<void>;
}

/**
 * The PostgreSQL of a data directory, made on first use and started. What a killed EcoGrid left
 * behind (a lock, a running PostgreSQL) is recognised and cleared away without help.
 *
 * An import finds a running server's PostgreSQL and uses it; a server never shares.
 *
 * @throws {StoreError} when another copy uses the data directory, or PostgreSQL cannot be made or started.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, onProgress } = options;
  makeDataDir(dataDir);
  const known = knownClusterPlace(dataDir);
  const user = chooseDatabaseUser(known && existsSync(known.cluster) ? statSync(known.cluster).uid : undefined);
  const place = known ?? chooseClusterPlace(dataDir, user, onProgress);

  const lock = acquireInstanceLock(join(place.beside, "ecogrid.lock"), options.role, options.address);
  if (lock.kind === "held") return shareOrRefuse(options, place, lock.holder);
  try {
    const postmaster = await startCluster(options, place, user);
    return {
      connectionString: connectionStringOf(postmaster.port, readPassword(dataDir)),
      lost: postmaster.lost,
      async stop() {
        try {
          await postmaster.stop();
        } finally {
          lock.release();
        }
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startCluster(options: EmbeddedPostgresOptions, place: ClusterPlace, user: DatabaseUser) {
  const { dataDir, durable = true, onProgress } = options;
  const orphan = findPostmaster(place.cluster);
  if (orphan) {
    onProgress(`stopping the database that an earlier EcoGrid left running (process ${orphan.pid})`);
    await stopPostmaster(orphan.pid);
  }
  const binDir = preparePostgresBinaries(user, dataDir, onProgress);
  if (!existsSync(place.cluster)) {
    onProgress(`making a new database in ${place.cluster}`);
    await createCluster(binDir, place.cluster, user, writePassword(dataDir), durable);
  } else {
    checkCluster(binDir, place, user);
    if (!existsSync(passwordPath(dataDir))) {
      onProgress("the database's password file is missing; setting a new password");
      await setClusterPassword(binDir, place.cluster, user, writePassword(dataDir));
    }
  }
  clearForeignPidFile(place.cluster);
  return keepPostmaster({ binDir, place, user, settingsFile: writeClusterSettings(place, durable), onProgress });
}

function shareOrRefuse(options: EmbeddedPostgresOptions, place: ClusterPlace, holder: LockHolder): EmbeddedPostgres {
  const postmaster = findPostmaster(place.cluster);
  if (options.role === "import" && holder.role === "server" && postmaster?.isReady) {
    return { connectionString: connectionStringOf(postmaster.port, readPassword(options.dataDir)), lost: new Promise(() => undefined), stop: async () => undefined };
  }
  const { pid, address } = holder;
  if (holder.role === "import") {
    throw new StoreError(
      `An import is at work on the data directory ${options.dataDir} (process ${pid}). Wait until it has ended, or stop it with: kill ${pid}`,
    );
  }
  if (options.role === "import") {
    throw new StoreError(`EcoGrid is just starting or stopping on ${options.dataDir} (process ${pid}). Try again in a moment.`);
  }
  throw new StoreError(
    `EcoGrid is already running on the data directory ${options.dataDir}: process ${pid}${address ? ` at ${address}` : ""}. `
    + `Use that one, stop it with: kill ${pid}, or set DATA_DIR (and PORT) for a second copy.`,
  );
}

function checkCluster(binDir: string, place: ClusterPlace, user: DatabaseUser): void {
  if (!canEnter(place.cluster, user)) {
    throw new StoreError(
      `The database in ${place.cluster} belongs to ${user.name}, who can no longer enter that folder. Let that account pass through the folders above it again.`,
    );
  }
  const versionFile = join(place.cluster, "PG_VERSION");
  const made = existsSync(versionFile) ? readFileSync(versionFile, "utf8").trim() : "none";
  const ours = /postgresql-(\d+)/.exec(binDir)?.[1] ?? POSTGRES_MAJOR;
  if (made === ours) return;
  throw new StoreError(
    made === "none"
      ? `${place.cluster} is not a PostgreSQL database. Move it away, or set DATA_DIR to another folder.`
      : `The database in ${place.cluster} was made by PostgreSQL ${made}, and this EcoGrid brings PostgreSQL ${ours}. `
        + "Start the EcoGrid version that made it, or move its content over with pg_dump.",
  );
}

const POSTGRES_MAJOR = "18";

function passwordPath(dataDir: string): string {
  return join(dataDir, "postgres-password");
}

function writePassword(dataDir: string): string {
  const password = randomBytes(24).toString("base64url");
  const draft = `${passwordPath(dataDir)}.${process.pid}`;
  writeFileSync(draft, password, { mode: 0o600 });
  renameSync(draft, passwordPath(dataDir));
  return password;
}

function readPassword(dataDir: string): string {
  try {
    return readFileSync(passwordPath(dataDir), "utf8").trim();
  } catch (error) {
    throw new StoreError(
      `The database's password in ${passwordPath(dataDir)} cannot be read (${(error as Error).message}). Run this as the user who started EcoGrid.`,
    );
  }
}

function connectionStringOf(port: number, password: string): string {
  return `postgres://${CLUSTER_OWNER}:${password}@127.0.0.1:${port}/${CLUSTER_OWNER}`;
}
