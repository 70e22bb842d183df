import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What tells this run of a process id apart from a later process with the same id, or undefined
 * when no such process runs. Two equal answers mean the same process.
 *
 * Process ids are used again after a crash or a restart of the machine, so an id alone proves
 * nothing: the moment of its start (and, on Linux, the boot it belongs to) is part of the answer.
 */
export function processIdentity(pid: number): string | undefined {
  return process.platform === "linux" ? identityFromProc(pid) : identityFromPs(pid);
}

function identityFromProc(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field is the command name in brackets and may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, startTicks] = [fields[0], fields[19]];
  if (state === "Z" || state === "X") return undefined;
  return `${readIfThere("/proc/sys/kernel/random/boot_id")?.trim() ?? ""}/${startTicks}`;
}

function identityFromPs(pid: number): string | undefined {
  const ps = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  const startedAt = ps.stdout?.trim();
  return ps.status === 0 && startedAt ? startedAt : undefined;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
