import { createHash } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "../store-error.ts";
import { canEnter, type DatabaseUser } from "./database-user.ts";
import { reachablePlace } from "./reachable-place.ts";

/** Where the cluster of a data directory lies. `beside` holds what goes with it: lock, settings, start log. */
export interface ClusterPlace {
  cluster: string;
  beside: string;
}

const POINTER = "postgres-place.txt";

/**
 * The place that an earlier start chose, or undefined when this data directory has no cluster yet.
 *
 * @throws {StoreError} when it was kept elsewhere and is gone.
 */
export function knownClusterPlace(dataDir: string): ClusterPlace | undefined {
  const pointer = join(dataDir, POINTER);
  if (existsSync(pointer)) {
    const beside = readFileSync(pointer, "utf8").trim();
    if (existsSync(beside)) return { cluster: join(beside, "postgres"), beside };
    throw new StoreError(
      `The database of ${dataDir} was kept in ${beside}, which is gone. Bring that folder back, or delete ${pointer} to begin with an empty database.`,
    );
  }
  const cluster = join(dataDir, "postgres");
  return existsSync(cluster) ? { cluster, beside: dataDir } : undefined;
}

/**
 * Chooses and remembers where a new cluster goes: in the data directory when `user` can reach it and own
 * a folder there, otherwise in a place open to every account, with a pointer file left in the data directory.
 */
export function chooseClusterPlace(dataDir: string, user: DatabaseUser, onProgress: (message: string) => void): ClusterPlace {
  if (canEnter(dataDir, user) && canOwnFolderIn(dataDir, user)) return { cluster: join(dataDir, "postgres"), beside: dataDir };
  const beside = newFolder(reachablePlace(user), realpathSync(dataDir), onProgress);
  writeFileSync(join(beside, "data-directory.txt"), `${realpathSync(dataDir)}\n`);
  writeFileSync(join(dataDir, POINTER), `${beside}\n`);
  onProgress(`the account ${user.name} cannot enter ${dataDir}, so the database is kept in ${beside}`);
  return { cluster: join(beside, "postgres"), beside };
}

/** Some mounts ignore changes of owner, and PostgreSQL insists on owning its folder. */
function canOwnFolderIn(dataDir: string, user: DatabaseUser): boolean {
  if (!user.ids) return true;
  const probe = join(dataDir, `.owner-probe-${process.pid}`);
  try {
    mkdirSync(probe, { mode: 0o700 });
    chownSync(probe, user.ids.uid, user.ids.gid);
    return statSync(probe).uid === user.ids.uid && (statSync(probe).mode & 0o077) === 0;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

/** The name follows from the data directory; what an earlier, deleted data directory left there is not touched. */
function newFolder(parent: string, dataDir: string, onProgress: (message: string) => void): string {
  const hash = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  for (let n = 1; ; n++) {
    const folder = join(parent, n === 1 ? hash : `${hash}-${n}`);
    try {
      mkdirSync(folder, { mode: 0o755 });
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      onProgress(`${folder} holds the database of an earlier data directory that was deleted; remove it by hand if nothing in it is needed`);
    }
  }
}
