import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { StoreError } from "../store-error.ts";

/** Which account PostgreSQL runs under; `ids` is absent when it is simply our own. */
export interface DatabaseUser {
  name: string;
  ids?: { uid: number; gid: number };
}

const PREFERRED_ACCOUNTS = ["postgres", "nobody"];

/**
 * The account to run PostgreSQL under. PostgreSQL refuses to run as root, so root hands it to the
 * owner of an existing cluster, else to `postgres`, else to `nobody`; anybody else runs it as
 * themselves.
 *
 * @throws {StoreError} when there is no such account.
 */
export function chooseDatabaseUser(clusterOwnerUid: number | undefined): DatabaseUser {
  const ownUid = process.getuid?.();
  if (ownUid !== 0) return chooseSelf(ownUid, clusterOwnerUid);
  const accounts = readAccounts();
  if (clusterOwnerUid !== undefined && clusterOwnerUid !== 0) {
    const owner = accounts.find((account) => account.uid === clusterOwnerUid);
    const { name, gid } = owner ?? { name: `uid ${clusterOwnerUid}`, gid: clusterOwnerUid };
    return { name, ids: { uid: clusterOwnerUid, gid } };
  }
  for (const name of PREFERRED_ACCOUNTS) {
    const found = accounts.find((account) => account.name === name && account.uid !== 0);
    if (found) return { name, ids: { uid: found.uid, gid: found.gid } };
  }
  throw new StoreError(
    "PostgreSQL does not run as root, and this machine has neither an account named postgres nor one named nobody. "
    + "Create one (useradd --system postgres), start EcoGrid as an ordinary user, or set DATABASE_URL.",
  );
}

function chooseSelf(ownUid: number | undefined, clusterOwnerUid: number | undefined): DatabaseUser {
  if (ownUid !== undefined && clusterOwnerUid !== undefined && ownUid !== clusterOwnerUid) {
    throw new StoreError(
      `The database in this data directory belongs to another account (uid ${clusterOwnerUid}), because it was made by EcoGrid running as another user. `
      + "Start EcoGrid as that user (or as root), or set DATA_DIR to a folder of your own.",
    );
  }
  try {
    return { name: userInfo().username };
  } catch {
    throw new StoreError(
      `The account EcoGrid runs as (uid ${ownUid}) is not listed in /etc/passwd, and PostgreSQL needs that. `
      + "Add the account, run as a listed one, or set DATABASE_URL.",
    );
  }
}

function readAccounts(): { name: string; uid: number; gid: number }[] {
  let text = "";
  try {
    text = readFileSync("/etc/passwd", "utf8");
  } catch {
    return [];
  }
  return text.split("\n").map((line) => line.split(":")).filter((fields) => fields.length >= 4)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** Whether `user` can enter `folder`; asked by trying, because modes alone do not tell (ACLs, mounts). */
export function canEnter(folder: string, user: DatabaseUser): boolean {
  if (!user.ids) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...user.ids, cwd: "/", stdio: "ignore" }).status === 0;
}
