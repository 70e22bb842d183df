import { eventually, openPage, type Page, type WatchedPage } from "../e2e/drivers/browser.ts";
import { installProbe, type Probe, type ProbeEntry } from "./page-probe.ts";

/** Nothing has happened for so long: the screen has come to rest. */
const QUIET_MS = 250;
const ASSETS_QUIET_MS = 3_000;
const PATIENCE_MS = 120_000;

/** Milliseconds since navigation, and of the two parts of loading. */
export interface Opening {
  readonly workerStarted: number;
  readonly download: number;
  readonly decode: number;
  readonly loaded: number;
  readonly counted: number;
  readonly usable: number;
  readonly atRest: number;
}

/** Milliseconds since the input, but for `inWorker` and `tiles`, which last so long themselves. */
export interface FilterChange {
  readonly inWorker: number;
  readonly onScreen: number;
  /** From the first tile asked for until the last is answered. */
  readonly tiles: number;
  readonly tileCount: number;
  readonly atRest: number;
}

/** /analysis in a browser, opened as if for the first time and watched from outside. */
export class PageVisit {
  private constructor(private readonly watched: WatchedPage) {}

  static async open(base: string, path: string): Promise<PageVisit> {
    const visit = new PageVisit(await openPage(path, { width: 1440, height: 900, script: installProbe }, base));
    if (path.startsWith("/analysis")) await visit.whenQuiet();
    return visit;
  }

  get page(): Page { return this.watched.page; }
  close(): Promise<void> { return this.watched.close(); }

  probe(): Promise<Probe> {
    return this.page.evaluate(() => (window as unknown as { probe: Probe }).probe);
  }

  async opening(): Promise<Opening> {
    const { entries } = await this.probe();
    const at = (isIt: (entry: ProbeEntry) => boolean) => entries.find(isIt)?.atMs ?? NaN;
    const incidents = this.page.workers().find((worker) => worker.url().includes("incidents.worker"));
    const parts = await incidents?.evaluate(() => performance.getEntriesByType("measure").map(({ name, duration }) => [name, duration] as const)) ?? [];
    const part = (name: string) => parts.find(([of]) => of === `incident columns: ${name}`)?.[1] ?? NaN;
    return {
      workerStarted: at(({ kind }) => kind === "ask"), download: part("download"), decode: part("decode"),
      loaded: at(({ kind, name }) => kind === "answer" && name === "load"), counted: at(({ kind, name }) => kind === "answer" && name === "setFilter"),
      usable: at(({ kind }) => kind === "painted"), atRest: entries.findLast(({ kind }) => kind === "rest")?.atMs ?? NaN,
    };
  }

  /** Changes the filter by `act`, then waits until everything has followed. */
  async change(act: (page: Page) => Promise<unknown>): Promise<FilterChange> {
    const before = (await this.probe()).entries.length;
    await act(this.page);
    await eventually(async () => (await this.probe()).entries.slice(before).some(({ kind }) => kind === "painted"), Boolean, PATIENCE_MS);
    await this.whenQuiet();
    const entries = (await this.probe()).entries.slice(before);
    const first = (kind: ProbeEntry["kind"], name?: string) => entries.find((entry) => entry.kind === kind && (name === undefined || entry.name === name));
    const input = first("input")?.atMs ?? NaN;
    const asked = new Set(entries.filter(({ kind, name }) => kind === "ask" && name === "tile").map(({ id }) => id));
    const lastTile = entries.findLast(({ kind, id }) => kind === "answer" && asked.has(id))?.atMs ?? NaN;
    return {
      inWorker: first("answer", "setFilter")?.tookMs ?? NaN, onScreen: (first("painted")?.atMs ?? NaN) - input,
      tiles: lastTile - (first("ask", "tile")?.atMs ?? NaN), tileCount: asked.size, atRest: (entries.findLast(({ kind }) => kind === "rest")?.atMs ?? NaN) - input,
    };
  }

  /** Scripts and styles that the page fetches, those of its workers included; until no more have come for a while. The stream of events never ends, so the network is never idle. */
  async settledAssets(): Promise<string[]> {
    let [known, since] = [-1, Date.now()];
    return eventually(() => this.#assets(), ({ length }) => {
      if (length !== known) [known, since] = [length, Date.now()];
      return Date.now() - since > ASSETS_QUIET_MS;
    });
  }

  async #assets(): Promise<string[]> {
    const paths = await this.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
    return paths.filter((path) => /^[/]assets[/].+[.](js|mjs|css)$/.test(path));
  }

  /** Every question is answered, the map rests, and nothing new has come for a while. */
  async whenQuiet(): Promise<void> {
    await eventually(() => this.page.evaluate((quietMs) => {
      const { entries } = (window as unknown as { probe: Probe }).probe;
      const answered = new Set(entries.filter(({ kind }) => kind === "answer").map(({ id }) => id));
      const isBusy = document.querySelector("[data-testid=analysis-map-A]")?.getAttribute("aria-busy") !== "false";
      return !isBusy && entries.some(({ kind }) => kind === "counts") && performance.now() - (entries.at(-1)?.atMs ?? 0) > quietMs
        // What was given up is never answered, and only figures and tiles are.
        && entries.every(({ kind, id, name }) => kind !== "ask" || answered.has(id) || !["load", "setFilter"].includes(name ?? ""));
    }, QUIET_MS), Boolean, PATIENCE_MS);
  }
}
