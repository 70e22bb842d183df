import type pg from "pg";

// First key of the two-key advisory locks; any constant that nothing else here uses.
const JOB_LOCKS = 5_043_913;

/**
 * Runs `work` while holding the job's lock. The lock ends with the process, however that ends, so a
 * job that says "running" and can be locked is one whose process is gone.
 */
export async function withJobLock<T>(pool: pg.Pool, importId: number, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1, $2)", [JOB_LOCKS, importId]);
    return await work();
  } finally {
    // Not every way out of `work` leaves the connection usable; closing it frees the lock in any case.
    const freed = await client.query("select pg_advisory_unlock($1, $2)", [JOB_LOCKS, importId]).then(() => true, () => false);
    client.release(!freed);
  }
}

/** Whether some living process holds the job. */
export async function isJobHeld(pool: pg.Pool, importId: number): Promise<boolean> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock($1, $2) as free", [JOB_LOCKS, importId]);
    if (rows[0]?.free !== true) return true;
    await client.query("select pg_advisory_unlock($1, $2)", [JOB_LOCKS, importId]);
    return false;
  } finally {
    client.release();
  }
}
