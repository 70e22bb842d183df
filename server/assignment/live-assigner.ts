import type { Kysely } from "kysely";
import type { EventFeed } from "../events/event-feed.ts";
import type { Database } from "../store/schema.ts";
import type { Territories } from "../territory/territories.ts";
import type { Assigner } from "./assignment.ts";
import { type AssignmentSettings, type AssignmentSnapshot, createAssigner } from "./create-assigner.ts";
import { loadSnapshot } from "./load-snapshot.ts";

/** A snapshot and the assigner that answers from it. */
export interface AssignmentState {
  readonly snapshot: AssignmentSnapshot;
  readonly assigner: Assigner;
}

/** The assigner of what is in force now, replaced as a whole when boundaries, rules or people change. */
export interface LiveAssigner {
  /** What is loaded, after any reload that has begun. Not to be awaited inside a transaction: the reload needs a connection too. */
  current(): Promise<AssignmentState>;
  /** Loads anew; resolves when `current` answers from what was stored before this call. */
  refresh(): Promise<void>;
  /** Since when the answers are known to be older than what is stored, because loading keeps failing; null: they are not. */
  staleSince(): Date | null;
  close(): void;
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;

export interface LiveAssignerDeps {
  db: Kysely<Database>;
  feed: EventFeed;
  settings: AssignmentSettings;
  logError: (error: unknown) => void;
  /** How soon a failed reload is tried again; each further wait is twice as long, up to half a minute. */
  firstRetryMs?: number;
}

/**
 * Loads once, indexes of the editions in force included, and again after every change that the feed tells of. While
 * loading fails the last good state goes on answering, and loading is tried again until it succeeds.
 */
export async function openLiveAssigner({ db, feed, settings, logError, firstRetryMs = FIRST_RETRY_MS }: LiveAssignerDeps): Promise<LiveAssigner> {
  const load = async (previous?: AssignmentSnapshot): Promise<AssignmentState> => {
    const snapshot = await loadSnapshot(db, previous);
    for (const edition of snapshot.territories.inForceAt(Date.now())) edition.index();
    return { snapshot, assigner: createAssigner(snapshot, settings) };
  };
  let changedMeanwhile = false;
  let onChange = () => { changedMeanwhile = true; };
  // Before the first load, which may have read its tables before a change that is told of while it runs.
  const unsubscribe = feed.subscribe((events) => {
    if (events.some(({ type }) => type === "edition.published" || type === "reference.imported")) onChange();
  });
  let state: AssignmentState;
  try {
    state = await load();
  } catch (error) {
    unsubscribe();
    throw error;
  }
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let staleSince: Date | null = null;
  let retry: NodeJS.Timeout | undefined;
  let retryMs = firstRetryMs;
  let closed = false;

  const retryLater = () => {
    clearTimeout(retry);
    if (closed) return;
    retry = setTimeout(() => { refresh().catch(logError); }, retryMs);
    retry.unref();
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  };
  const reload = async () => {
    try {
      state = await load(state.snapshot);
    } catch (error) {
      staleSince ??= new Date();
      retryLater();
      throw error;
    }
    clearTimeout(retry);
    staleSince = null;
    retryMs = firstRetryMs;
  };
  const refresh = (): Promise<void> => {
    if (running === undefined) {
      running = reload().finally(() => { running = undefined; });
      return running;
    }
    // What is being loaded may have been read before the change that this call is about.
    next ??= running.catch(() => undefined).then(() => {
      next = undefined;
      return refresh();
    });
    return next;
  };
  onChange = () => { refresh().catch(logError); };
  if (changedMeanwhile) onChange();
  return {
    async current() {
      await (next ?? running)?.catch(() => undefined);
      return state;
    },
    refresh,
    staleSince: () => staleSince,
    close() {
      closed = true;
      clearTimeout(retry);
      unsubscribe();
    },
  };
}

/** Territories that know these editions: an import elsewhere may have stored incidents of one that is yet to be loaded here. */
export async function territoriesWith(editionIds: readonly (number | null)[], liveAssigner: LiveAssigner): Promise<Territories> {
  const { territories } = (await liveAssigner.current()).snapshot;
  if (editionIds.every((id) => id === null || territories.editions.has(id))) return territories;
  await liveAssigner.refresh();
  return (await liveAssigner.current()).snapshot.territories;
}
