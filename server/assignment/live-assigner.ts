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
  /** What is loaded, after any reload that has begun. */
  current(): Promise<AssignmentState>;
  /** Loads anew; resolves when `current` answers from what was stored before this call. */
  refresh(): Promise<void>;
  close(): void;
}

export interface LiveAssignerDeps {
  db: Kysely<Database>;
  feed: EventFeed;
  settings: AssignmentSettings;
  logError: (error: unknown) => void;
}

/** Loads once, indexes of the editions in force included, and again after every change that the feed tells of. */
export async function openLiveAssigner({ db, feed, settings, logError }: LiveAssignerDeps): Promise<LiveAssigner> {
  const load = async (previous?: AssignmentSnapshot): Promise<AssignmentState> => {
    const snapshot = await loadSnapshot(db, previous);
    for (const edition of snapshot.territories.inForceAt(Date.now())) edition.index();
    return { snapshot, assigner: createAssigner(snapshot, settings) };
  };
  let state = await load();
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const reload = async () => { state = await load(state.snapshot); };
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
  const unsubscribe = feed.subscribe((events) => {
    if (events.some(({ type }) => type === "edition.published" || type === "reference.imported")) refresh().catch(logError);
  });
  return {
    async current() {
      // When a reload fails the last good state goes on answering; the failure is in the log.
      await (next ?? running)?.catch(() => undefined);
      return state;
    },
    refresh,
    close: unsubscribe,
  };
}

/** Territories that know these editions: an import elsewhere may have stored incidents of one that is yet to be loaded here. */
export async function territoriesWith(editionIds: readonly (number | null)[], liveAssigner: LiveAssigner): Promise<Territories> {
  const { territories } = (await liveAssigner.current()).snapshot;
  if (editionIds.every((id) => id === null || territories.editions.has(id))) return territories;
  await liveAssigner.refresh();
  return (await liveAssigner.current()).snapshot.territories;
}
