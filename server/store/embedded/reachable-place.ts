import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { canEnter, type DatabaseUser } from "./database-user.ts";
import { StoreError } from "../store-error.ts";

/** Folders that survive a restart and that every account can reach; never a temporary one, which is swept. */
const PARENTS = ["/var/lib", "/srv", "/opt"];

/**
 * A folder outside the project, owned by root, that `user` can enter: where binaries and cluster go when
 * the project lies below a folder closed to that account. The user's own folders are never opened up.
 *
 * @throws {StoreError} when no such folder can be made.
 */
export function reachablePlace(user: DatabaseUser): string {
  for (const parent of PARENTS) {
    const folder = join(parent, "ecogrid");
    try {
      mkdirSync(folder, { mode: 0o755 });
      chmodSync(folder, 0o755);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") continue;
    }
    if (canEnter(folder, user)) return folder;
  }
  throw new StoreError(
    `The account ${user.name}, which has to run PostgreSQL here, cannot enter the project's folder, and no folder could be made in ${PARENTS.join(", ")}. `
    + "Move the project to a folder that all accounts may enter, set DATA_DIR to one, or set DATABASE_URL.",
  );
}
