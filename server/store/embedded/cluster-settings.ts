import { statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClusterPlace } from "./cluster-place.ts";

/** Below this, parallel queries can run out of POSIX shared memory (containers give 64 MB by default). */
const ENOUGH_SHARED_MEMORY_BYTES = 512 * 1024 * 1024;

/**
 * Writes the server's settings beside the cluster and returns the file's path. They are written anew
 * at every start, so that an upgrade brings its own; `ALTER SYSTEM` still overrides them.
 *
 * `durable: false` is for throw-away test databases only: it gives up the promise that a commit survives.
 */
export function writeClusterSettings(place: ClusterPlace, durable: boolean): string {
  const access = join(place.beside, "postgres-access.conf");
  writeFileSync(access, "host all all 127.0.0.1/32 scram-sha-256\n", { mode: 0o644 });
  const settings = {
    hba_file: access,
    listen_addresses: "127.0.0.1",
    // A socket path may not be longer than 107 bytes, and project folders can be.
    unix_socket_directories: "",
    max_connections: "60",
    password_encryption: "scram-sha-256",

    shared_buffers: "256MB",
    effective_cache_size: "1GB",
    work_mem: "32MB",
    maintenance_work_mem: "256MB",
    dynamic_shared_memory_type: hasEnoughPosixSharedMemory() ? "posix" : "sysv",
    random_page_cost: "1.1",
    // Compiling a plan costs more than our queries take.
    jit: "off",

    // One machine, no replica: bulk loads may skip the log and sync their files instead.
    wal_level: "minimal",
    max_wal_senders: "0",
    max_wal_size: "4GB",
    wal_compression: "pglz",
    checkpoint_timeout: "15min",
    checkpoint_completion_target: "0.9",
    fsync: durable ? "on" : "off",
    synchronous_commit: durable ? "on" : "off",
    full_page_writes: durable ? "on" : "off",

    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    logging_collector: "on",
    log_directory: "log",
    // One file for each day of the week, the older one overwritten: bounded without anybody's care.
    log_filename: "postgresql-%a.log",
    log_truncate_on_rotation: "on",
    log_rotation_age: "1d",
    log_rotation_size: "0",
    log_line_prefix: "%m [%p] %a ",
    log_min_duration_statement: "5s",
    // Parameters and details quote what people reported.
    log_parameter_max_length: "0",
    log_parameter_max_length_on_error: "0",
    log_error_verbosity: "terse",
  };
  const file = join(place.beside, "postgres-settings.conf");
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'\n`);
  writeFileSync(file, lines.join(""), { mode: 0o644 });
  return file;
}

function hasEnoughPosixSharedMemory(): boolean {
  if (process.platform !== "linux") return true;
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize >= ENOUGH_SHARED_MEMORY_BYTES;
  } catch {
    return false;
  }
}
