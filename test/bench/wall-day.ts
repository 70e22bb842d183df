import type { CDPSession, Page } from "../e2e/drivers/browser.ts";
import { weighObjects } from "./heap-objects.ts";

/** What the browser says of the page after its garbage was collected. */
export interface PageWeight {
  readonly heapBytes: number;
  /** Of the heap, what the page itself holds: the rest is code that the browser compiles. Weighed at the beginning and at the end. */
  readonly objectBytes?: number;
  readonly nodes: number;
  readonly listeners: number;
}
/** What two seconds of the wall took of the main thread, in milliseconds. */
export interface StepTime {
  /** Everything, with what the browser does to draw and to paint: in software, where there is no graphics hardware. */
  readonly allMs: number;
  /** The product's own part: scripts, styles and layout. */
  readonly ownMs: number;
}
export interface WallDay {
  /** Before the events, after each hour of them, and at the end. */
  readonly weights: readonly PageWeight[];
  /** Two seconds with an event in them, of the first hour, and without. */
  readonly withEvent: readonly StepTime[];
  readonly without: readonly StepTime[];
}

const STEP_MS = 2_000;
const HOUR_STEPS = 1_800;
const IDLE_STEPS = 600;
const TOLD_STEPS = 600;
/** Where no step is timed, so many pass at once: the page hears of each event and draws less often. */
const STRIDE_STEPS = 5;
/** Real time for answers to arrive: the page's clock is faked, the network is not. */
const SETTLE_MS = 15;
/** For all that is under way, in workers too, before the page is weighed. */
const REST_STEPS = 5;
const REST_MS = 1_000;
/** By then all scenes have been shown many times, and the browser has compiled what runs often, which takes it half an hour. */
const WARM_STEPS = HOUR_STEPS;

/**
 * Passes so many times two seconds on the page, with an event in each, after an hour that is not measured; `report`
 * stores one as of the page's time. The steps of the first hour are timed one by one.
 */
export async function passWallDay(page: Page, steps: number, tell: (nowMs: number) => void, startMs: number, report: (atMs: number) => Promise<unknown>): Promise<WallDay> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  let nowMs = startMs;
  const pass = async (count: number): Promise<void> => {
    nowMs += count * STEP_MS;
    tell(nowMs);
    await page.evaluate(runPageFor, [STEP_MS, count] as const);
    await rest(SETTLE_MS);
  };
  /** The reports are under way while the page's time passes. */
  const passWithEvents = async (count: number): Promise<void> => {
    const times = Array.from({ length: count }, (_, at) => nowMs + at * STEP_MS);
    await Promise.all([pass(count), times.reduce((before, atMs) => before.then(() => report(atMs)), Promise.resolve<unknown>(undefined))]);
  };
  const timed = async (act: () => Promise<void>): Promise<StepTime> => {
    const before = await timesOf(session);
    await act();
    const after = await timesOf(session);
    return { allMs: after.allMs - before.allMs, ownMs: after.ownMs - before.ownMs };
  };
  /** Always of the same scene, which is the first. */
  const weighAtHome = async (): Promise<PageWeight> => {
    await page.keyboard.press("Home");
    await pass(REST_STEPS);
    await rest(REST_MS);
    return weigh(session);
  };

  const tellWarming = progressTeller("warming up", WARM_STEPS);
  for (let at = STRIDE_STEPS; at <= WARM_STEPS; at += STRIDE_STEPS) {
    await passWithEvents(STRIDE_STEPS);
    tellWarming(at, []);
  }
  const weights: PageWeight[] = [{ ...await weighAtHome(), objectBytes: await weighObjects(session) }];
  const [withEvent, without]: [StepTime[], StepTime[]] = [[], []];
  const tellDay = progressTeller("the day", steps);
  for (let at = 0; at < steps;) {
    const count = at < HOUR_STEPS ? 1 : Math.min(STRIDE_STEPS, steps - at);
    if (count === 1) withEvent.push(await timed(() => passWithEvents(1)));
    else await passWithEvents(count);
    at += count;
    if (at % HOUR_STEPS === 0 && at < steps) weights.push(await weighAtHome());
    tellDay(at, weights);
  }
  for (let at = 0; at < IDLE_STEPS; at++) without.push(await timed(() => pass(1)));
  return { weights: [...weights, { ...await weighAtHome(), objectBytes: await weighObjects(session) }], withEvent, without };
}

/** Runs in the page. Playwright's own `runFor` leaves a script behind for every call, which would be weighed as well. */
async function runPageFor([stepMs, count]: readonly [number, number]): Promise<void> {
  const { controller } = (globalThis as unknown as { __pwClock: { controller: { runFor(ms: number): Promise<void> } } }).__pwClock;
  for (let at = 0; at < count; at++) await controller.runFor(stepMs);
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** A line now and then: how far, how fast, how long yet, and the heap by the hour. */
function progressTeller(what: string, all: number): (done: number, weights: readonly PageWeight[]) => void {
  const startedAt = performance.now();
  return (done, weights) => {
    if (done % TOLD_STEPS !== 0) return;
    const eachMs = (performance.now() - startedAt) / done;
    const heaps = weights.map(({ heapBytes }) => (heapBytes / 1e6).toFixed(2)).join(" ");
    console.log(`wall: ${what}, ${done.toLocaleString("en-US")} of ${all.toLocaleString("en-US")} events, ${eachMs.toFixed(0)} ms each, ${((all - done) * eachMs / 60_000).toFixed(0)} minutes to go${heaps && `; heap in MB by the hour: ${heaps}`}`);
  };
}

async function timesOf(session: CDPSession): Promise<StepTime> {
  const metrics = await metricsOf(session);
  const ms = (name: string): number => metrics.get(name)! * 1_000;
  return { allMs: ms("TaskDuration"), ownMs: ms("ScriptDuration") + ms("RecalcStyleDuration") + ms("LayoutDuration") };
}

async function weigh(session: CDPSession): Promise<PageWeight> {
  // Twice: what the first collection frees may hold more.
  for (let round = 0; round < 2; round++) await session.send("HeapProfiler.collectGarbage");
  const metrics = await metricsOf(session);
  return { heapBytes: metrics.get("JSHeapUsedSize")!, nodes: metrics.get("Nodes")!, listeners: metrics.get("JSEventListeners")! };
}

async function metricsOf(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return new Map(metrics.map(({ name, value }) => [name, value]));
}
