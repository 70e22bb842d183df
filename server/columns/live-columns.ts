import type { IncidentColumns, IncidentFilter, IncidentTiles, IncidentView } from "../../geo/index.ts";
import type { Category } from "../contract/deployment.ts";
import type { StreamEvent } from "../contract/event.ts";
import { BusyError } from "../errors.ts";
import type { EventFeed } from "../events/event-feed.ts";
import { idsOfEvent, rowOfEvent } from "./event-rows.ts";
import { type ColumnsProgress, type ColumnsStore, loadColumns, type LoadedColumns, readIncidents } from "./load-columns.ts";
import { NewestFirst } from "../../geo/index.ts";
import { createNewestSeq } from "./newest-seq.ts";
import { readCategories } from "./read-categories.ts";
import { ViewShelf } from "./view-shelf.ts";

/** All incidents as of one event. Use it before the next await: afterwards it may have moved on. */
export interface CurrentColumns {
  readonly columns: IncidentColumns;
  readonly categories: readonly Category[];
  readonly newestFirst: NewestFirst;
  readonly tiles: IncidentTiles;
  /** The newest event that is counted in, and when it happened. */
  readonly lastSeq: number;
  readonly lastEventAt: Date;
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
  /** Nothing is applied while `work` runs. */
  hold<T>(work: (current: CurrentColumns) => Promise<T>): Promise<T>;
  rowCount(): number;
  /** Since when the columns are known to be older than what is stored, because reading keeps failing; null: they are not. */
  staleSince(): Date | null;
  close(): void;
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
    onEvents(waiting.filter(({ seq }) => seq > loaded.lastSeq));
    const newestSeq = createNewestSeq(deps.db);
    return {
      async current() {
        const seq = await newestSeq();
        await deps.feed.reach(seq);
        await follower.reach(seq, deps.patienceMs ?? PATIENCE_MS);
        return follower;
      },
      hold: (work) => follower.hold(work),
      rowCount: () => follower.columns.rowCount,
      staleSince: () => follower.staleSince,
      close() {
        unsubscribe();
        follower.close();
      },
    };
  } catch (error) {
    unsubscribe();
    throw error;
  }
}

class Follower implements CurrentColumns {
  readonly columns: IncidentColumns;
  readonly newestFirst: NewestFirst;
  categories: readonly Category[];
  lastSeq: number;
  lastEventAt: Date;
  staleSince: Date | null = null;
  readonly #deps: LiveColumnsDeps;
  readonly #views: ViewShelf;
  /** Events to apply, oldest first. */
  #queue: StreamEvent[] = [];
  #applying: Promise<void> | undefined;
  #held: Promise<unknown> = Promise.resolve();
  #reaching: { seq: number; resolve: () => void }[] = [];
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
    this.#views = new ViewShelf(columns, categories);
    this.#retryMs = deps.firstRetryMs ?? FIRST_RETRY_MS;
  }

  get tiles(): IncidentTiles {
    return this.#views.tiles;
  }

  viewOf(filter: IncidentFilter): IncidentView {
    return this.#views.viewOf(filter);
  }

  follow(events: readonly StreamEvent[]): void {
    this.#queue.push(...events);
    this.#applying ??= this.#applyAll().finally(() => { this.#applying = undefined; });
  }

  async reach(seq: number, patienceMs: number): Promise<void> {
    if (this.lastSeq >= seq) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new BusyError("The counts have not caught up with what is stored; try again shortly")), patienceMs);
    });
    const reached = new Promise<void>((resolve) => { this.#reaching.push({ seq, resolve }); });
    await Promise.race([reached, late]).finally(() => clearTimeout(timer));
  }

  async hold<T>(work: (current: CurrentColumns) => Promise<T>): Promise<T> {
    const before = this.#held;
    const mine = (async () => {
      await before;
      await this.#applying;
      return work(this);
    })();
    this.#held = mine.catch(() => undefined);
    return mine;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
  }

  async #applyAll(): Promise<void> {
    while (this.#queue.length > 0 && !this.#closed) {
      await this.#held;
      try {
        await this.#applyNext();
        this.staleSince = null;
        this.#retryMs = this.#deps.firstRetryMs ?? FIRST_RETRY_MS;
      } catch (error) {
        if (this.#closed) return;
        this.staleSince ??= new Date();
        this.#retry = setTimeout(() => this.follow([]), this.#retryMs);
        this.#retry.unref();
        this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
        this.#deps.logError(error);
        return;
      }
    }
  }

  /** Applies the next event, or as many as carry their rows with them. An event leaves the queue once it is applied. */
  async #applyNext(): Promise<void> {
    const rows = [];
    let count = 0;
    for (let row = rowOfEvent(this.#queue[0]!); row !== null; row = count < this.#queue.length ? rowOfEvent(this.#queue[count]!) : null) {
      rows.push(row);
      count++;
    }
    if (count > 0) this.columns.put(rows);
    else await this.#apply(this.#queue[0]!);
    await this.#knowCategories();
    this.#done(this.#queue.splice(0, Math.max(count, 1)));
  }

  async #apply(event: StreamEvent): Promise<void> {
    const ids = idsOfEvent(event);
    if (ids !== null) await readIncidents(this.#deps, ids, (batch) => this.columns.putBatch(batch));
    if (event.type === "reference.imported") await this.#readCategories();
  }

  /** An import may bring categories along with its incidents. */
  async #knowCategories(): Promise<void> {
    const known = new Set(this.categories.map(({ code }) => code));
    if (this.columns.category.values.values().some((code) => !known.has(code))) await this.#readCategories();
  }

  async #readCategories(): Promise<void> {
    this.categories = await readCategories(this.#deps.db);
    this.#views.setCategories(this.categories);
  }

  #done(events: readonly StreamEvent[]): void {
    const last = events.at(-1)!;
    this.lastSeq = last.seq;
    this.lastEventAt = new Date(last.at);
    for (const one of this.#reaching) if (one.seq <= this.lastSeq) one.resolve();
    this.#reaching = this.#reaching.filter(({ seq }) => seq > this.lastSeq);
  }
}
