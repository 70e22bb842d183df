import type { CDPSession, Page } from "../e2e/drivers/browser.ts";

/** What the browser says of the page after its garbage was collected. */
export interface PageWeight { readonly heapBytes: number; readonly nodes: number; readonly listeners: number; }
/** What two seconds of the wall took of the main thread, in milliseconds. */
export interface StepTime {
  /** Everything, with what the browser does to draw and to paint: in software, where there is no graphics hardware. */
  readonly allMs: number;
  /** The product's own part: scripts, styles and layout. */
  readonly ownMs: number;
}
export interface WallDay {
  /** Before the events, after each 1,800 of them, and at the end. */
  readonly weights: readonly PageWeight[];
  /** Two seconds with an event in them, and without. */
  readonly withEvent: readonly StepTime[];
  readonly without: readonly StepTime[];
}

const STEP_MS = 2_000;
const HOUR_STEPS = 1_800;
const IDLE_STEPS = 600;
/** Real time for answers to arrive: the page's clock is faked, the network is not. */
const SETTLE_MS = 40;
/** Everything that is made once has been made when all scenes have been shown so many times. */
const WARM_ROUNDS = 2;
const WARM_STEPS_MOST = 2 * HOUR_STEPS;

/** Passes so many times two seconds on the page, with an event in each; `report` stores one as of the page's time. */
export async function passWallDay(page: Page, steps: number, tell: (nowMs: number) => void, startMs: number, report: (atMs: number) => Promise<unknown>): Promise<WallDay> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  let nowMs = startMs;
  const step = async (): Promise<StepTime> => {
    nowMs += STEP_MS;
    tell(nowMs);
    const before = await timesOf(session);
    await page.clock.runFor(STEP_MS);
    await new Promise((resolve) => { setTimeout(resolve, SETTLE_MS); });
    const after = await timesOf(session);
    return { allMs: after.allMs - before.allMs, ownMs: after.ownMs - before.ownMs };
  };
  const stepWithEvent = async (): Promise<StepTime> => {
    await report(nowMs);
    return step();
  };
  /** Always of the same scene, which is the first. */
  const weighAtHome = async (): Promise<PageWeight> => {
    await page.keyboard.press("Home");
    await step();
    return weigh(session);
  };

  await warmUp(page, stepWithEvent);
  const weights = [await weighAtHome()];
  const withEvent: StepTime[] = [];
  const startedAt = performance.now();
  for (let at = 1; at <= steps; at++) {
    withEvent.push(await stepWithEvent());
    if (at % HOUR_STEPS !== 0 || at === steps) continue;
    weights.push(await weighAtHome());
    tellProgress(at, steps, performance.now() - startedAt, weights);
  }
  const without: StepTime[] = [];
  for (let at = 0; at < IDLE_STEPS; at++) without.push(await step());
  return { weights: [...weights, await weighAtHome()], withEvent, without };
}

/** Until the cycle has come back to the scene on show so many times. */
async function warmUp(page: Page, stepWithEvent: () => Promise<unknown>): Promise<void> {
  const sceneId = (): Promise<string | null> => page.getByTestId("wall-scene").getAttribute("data-scene");
  const first = await sceneId();
  let rounds = 0;
  for (let at = 0, last = first; rounds < WARM_ROUNDS; at++) {
    if (at === WARM_STEPS_MOST) throw new Error(`the wall has not come back to its scene ${first} within ${WARM_STEPS_MOST} steps`);
    await stepWithEvent();
    const now = await sceneId();
    if (now === first && last !== first) rounds++;
    last = now;
  }
}

function tellProgress(done: number, all: number, ms: number, weights: readonly PageWeight[]): void {
  const heaps = weights.map(({ heapBytes }) => (heapBytes / 1e6).toFixed(1)).join(" ");
  console.log(`wall: hour ${done / HOUR_STEPS} of ${(all / HOUR_STEPS).toFixed(1)} has passed, ${(ms / done).toFixed(0)} ms an event, ${((all - done) * ms / done / 60_000).toFixed(0)} minutes to go; heap in MB by the hour: ${heaps}`);
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
