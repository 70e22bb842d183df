import { createIncidentTiles, type IncidentBatch, type IncidentColumns, type IncidentFilter, type IncidentRow, type IncidentTiles, type IncidentView, type ListedIncidents } from "../../geo/index.ts";
import type { Category } from "../contract/deployment.ts";
import { rowOfEvent } from "../contract/event-row.ts";
import type { StreamEvent } from "../contract/event.ts";
import type { CategoryHotspots, Hotspots } from "../contract/hotspot.ts";
import type { IncidentPoints } from "../contract/incident-points.ts";
import type { IncidentPage } from "../contract/incident.ts";
import type { Summary } from "../contract/summary.ts";
import { BusyError } from "../errors.ts";
import type { EventFeed } from "../events/event-feed.ts";
import { SeqWaiters } from "../events/seq-waiters.ts";
import { said } from "../said.ts";
import { AnswerShelf } from "./answer-shelf.ts";
import { idsOfEvent } from "./event-ids.ts";
import { type ColumnsProgress, type ColumnsStore, loadColumns, type LoadedColumns, readIncidents } from "./load-columns.ts";
import { NewestFirst } from "../../geo/index.ts";
import { createNewestSeq } from "./newest-seq.ts";
import { readCategories } from "./read-categories.ts";
import { ViewShelf } from "./view-shelf.ts";

/** Hotspots of all categories, but for who answers for them: people come and go by the clock. */
export type FoundCategoryHotspots = Omit<CategoryHotspots, "groups"> & { readonly groups: readonly Omit<CategoryHotspots["groups"][number], "chief">[] };

/** All incidents as of one event. It moves on while others work: take what belongs together without an await between. */
export interface CurrentColumns {
  readonly columns: IncidentColumns;
  readonly categories: readonly Category[];
  readonly newestFirst: NewestFirst;
  readonly tiles: IncidentTiles;
  /** The newest event that is counted in, and when it happened. */
  readonly lastSeq: number;
  readonly lastEventAt: Date;
  /** Answers that hold until the next event. */
  readonly pages: AnswerShelf<Promise<IncidentPage>>;
  readonly summaries: AnswerShelf<Summary>;
  readonly incidentTiles: AnswerShelf<Uint8Array | null>;
  readonly hotspots: AnswerShelf<Hotspots>;
  readonly points: AnswerShelf<Omit<IncidentPoints, "asOf" | "filter">>;
  readonly categoryHotspots: AnswerShelf<FoundCategoryHotspots>;
  /** What people are to act on. */
  readonly assigned: AnswerShelf<Promise<ListedIncidents>>;
  viewOf(filter: IncidentFilter): IncidentView;
}

/** The incident columns of this server, kept current from the event log. */
export interface LiveColumns {
  /**
   * The columns with every event that was committed before this call.
   *
   * @throws {BusyError} when the columns cannot catch up in time.
   */
  current(): Promise<CurrentColumns>;
  rowCount(): number;
  /** Since when the columns are known to be older than what is stored, because reading keeps failing; null: they are not. */
  staleSince(): Date | null;
  /** Resolves when nothing is read any more. */
  close(): Promise<void>;
}

export interface LiveColumnsDeps extends ColumnsStore {
  feed: EventFeed;
  timeZone: string;
  logError: (error: unknown) => void;
  onProgress?: (progress: ColumnsProgress) => void;
  /** How soon a failed read is tried again; each further wait is twice as long, up to half a minute. */
  firstRetryMs?: number;
  /** How long `current` waits for events that are known to be there. */
  patienceMs?: number;
}

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 30_000;
const PATIENCE_MS = 10_000;
const MOST_PAGES = 64;
const MOST_SUMMARIES = 64;
const MOST_TILES = 512;
/** Each may hold thousands of cells or points. */
const MOST_HOTSPOTS = 16;
const MOST_PEOPLE = 64;

/** Loads all incidents as of one instant and then applies each later event once, in order. */
export async function openLiveColumns(deps: LiveColumnsDeps): Promise<LiveColumns> {
  const waiting: StreamEvent[] = [];
  let onEvents = (events: readonly StreamEvent[]) => { waiting.push(...events); };
  // Before the load, which sees what is committed when it begins: nothing can fall between the two.
  const unsubscribe = deps.feed.subscribe((events) => onEvents(events));
  try {
    const loaded = await loadColumns(deps, deps.timeZone, deps.onProgress ?? (() => undefined));
    const follower = new Follower(deps, loaded);
    onEvents = (events) => follower.follow(events);
    onEvents(waiting);
    const newestSeq = createNewestSeq(deps.db);
    return {
      async current() {
        const seq = await newestSeq();
        await deps.feed.reach(seq);
        await follower.reach(seq, deps.patienceMs ?? PATIENCE_MS);
        return follower;
      },
      rowCount: () => follower.columns.rowCount,
      staleSince: () => follower.staleSince,
      close() {
        unsubscribe();
        return follower.close();
      },
    };
  } catch (error) {
    unsubscribe();
    throw error;
  }
}

/** What some events change, read and not yet applied. */
interface Change {
  readonly eventCount: number;
  readonly rows: readonly IncidentRow[];
  readonly batches: readonly IncidentBatch[];
  readonly categories: readonly Category[] | null;
}

class Follower implements CurrentColumns {
  readonly columns: IncidentColumns;
  readonly newestFirst: NewestFirst;
  readonly tiles: IncidentTiles;
  readonly pages = new AnswerShelf<Promise<IncidentPage>>(MOST_PAGES);
  readonly summaries = new AnswerShelf<Summary>(MOST_SUMMARIES);
  readonly incidentTiles = new AnswerShelf<Uint8Array | null>(MOST_TILES);
  readonly hotspots = new AnswerShelf<Hotspots>(MOST_HOTSPOTS);
  readonly points = new AnswerShelf<Omit<IncidentPoints, "asOf" | "filter">>(MOST_HOTSPOTS);
  readonly categoryHotspots = new AnswerShelf<FoundCategoryHotspots>(MOST_HOTSPOTS);
  readonly assigned = new AnswerShelf<Promise<ListedIncidents>>(MOST_PEOPLE);
  categories: readonly Category[];
  lastSeq: number;
  lastEventAt: Date;
  staleSince: Date | null = null;
  readonly #deps: LiveColumnsDeps;
  readonly #views: ViewShelf;
  /** Events to apply, oldest first. */
  #queue: StreamEvent[] = [];
  #isApplying = false;
  /** Settles when whoever has the columns to himself is done with them. */
  #turn: Promise<unknown> = Promise.resolve();
  readonly #waiters = new SeqWaiters();
  #retry: NodeJS.Timeout | undefined;
  #retryMs: number;
  #closed = false;

  constructor(deps: LiveColumnsDeps, { columns, categories, lastSeq, lastEventAt }: LoadedColumns) {
    this.#deps = deps;
    this.columns = columns;
    this.categories = categories;
    this.lastSeq = lastSeq;
    this.lastEventAt = lastEventAt;
    this.newestFirst = new NewestFirst(columns);
    this.tiles = createIncidentTiles(columns);
    this.#views = new ViewShelf(columns, categories);
    this.#retryMs = deps.firstRetryMs ?? FIRST_RETRY_MS;
  }

  viewOf(filter: IncidentFilter): IncidentView {
    return this.#views.viewOf(filter);
  }

  /** Events that are counted in or wait already are not taken again. */
  follow(events: readonly StreamEvent[]): void {
    const newest = this.#queue.at(-1)?.seq ?? this.lastSeq;
    this.#queue.push(...events.filter(({ seq }) => seq > newest));
    if (!this.#isApplying) void this.#applyAll();
  }

  async reach(seq: number, patienceMs: number): Promise<void> {
    if (this.lastSeq >= seq) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new BusyError(said("The counts have not caught up with what is stored; try again shortly", "统计还没有跟上最新入库的投诉，请稍后再试"))), patienceMs);
    });
    const gone = new AbortController();
    await Promise.race([this.#waiters.waitFor(seq, gone.signal), late]).finally(() => {
      clearTimeout(timer);
      gone.abort();
    });
  }

  hold<T>(work: (current: CurrentColumns) => Promise<T>): Promise<T> {
    const mine = this.#turn.then(() => work(this));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#turn;
  }

  async #applyAll(): Promise<void> {
    this.#isApplying = true;
    try {
      while (this.#queue.length > 0 && !this.#closed) {
        await this.hold(async () => this.#apply(await this.#readNext()));
        this.staleSince = null;
        this.#retryMs = this.#deps.firstRetryMs ?? FIRST_RETRY_MS;
      }
    } catch (error) {
      if (!this.#closed) this.#retryLater(error);
    } finally {
      this.#isApplying = false;
    }
  }

  #retryLater(error: unknown): void {
    this.staleSince ??= new Date();
    this.#retry = setTimeout(() => this.follow([]), this.#retryMs);
    this.#retry.unref();
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    this.#deps.logError(error);
  }

  /** What the next event changes, or as many as carry their rows with them. */
  async #readNext(): Promise<Change> {
    const [first] = this.#queue;
    if (first === undefined) return { eventCount: 0, rows: [], batches: [], categories: null };
    const rows: IncidentRow[] = [];
    for (const event of this.#queue) {
      const row = rowOfEvent(event);
      if (row === null) break;
      rows.push(row);
    }
    const ids = rows.length === 0 ? idsOfEvent(first) : null;
    const batches = ids === null ? [] : await readIncidents(this.#deps, ids);
    const known = new Set(this.categories.map(({ code }) => code));
    // An import may bring categories along with its incidents.
    const isNew = rows.some(({ category }) => !known.has(category)) || batches.some(({ category }) => category.values.some((code) => !known.has(code)));
    const categories = isNew || first.type === "reference.imported" ? await readCategories(this.#deps.db) : null;
    return { eventCount: Math.max(rows.length, 1), rows, batches, categories };
  }

  /** All of it or nothing: whoever asks sees whole events. */
  #apply({ eventCount, rows, batches, categories }: Change): void {
    this.columns.put(rows);
    for (const batch of batches) this.columns.putBatch(batch);
    if (categories !== null) this.#views.setCategories(this.categories = categories);
    const last = this.#queue.splice(0, eventCount).at(-1);
    if (last === undefined) return;
    this.lastSeq = last.seq;
    this.lastEventAt = new Date(last.at);
    this.#waiters.reached(this.lastSeq);
  }
}
