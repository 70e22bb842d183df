import type { CDPSession, Page } from "../e2e/drivers/browser.ts";

/** What the browser says of the page after its garbage was collected. */
export interface PageWeight { readonly heapBytes: number; readonly nodes: number; readonly listeners: number; }
export interface WallDay {
  readonly before: PageWeight;
  readonly after: PageWeight;
  /** Main thread, milliseconds each: two seconds of the wall with an event in them, and without. */
  readonly eventMs: readonly number[];
  readonly idleMs: readonly number[];
}

const STEP_MS = 2_000;
const IDLE_STEPS = 60;
/** Real time for answers to arrive: the page's clock is faked, the network is not. */
const SETTLE_MS = 40;
/** Two rounds of a dozen scenes: everything that is made once has been made. */
const WARM_STEPS = 360;

/** Passes so many times two seconds on the page, with an event in each; `report` stores one as of the page's time. */
export async function passWallDay(page: Page, steps: number, tell: (nowMs: number) => void, startMs: number, report: (atMs: number) => Promise<unknown>): Promise<WallDay> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  let nowMs = startMs;
  const step = async (): Promise<number> => {
    nowMs += STEP_MS;
    tell(nowMs);
    const before = await busyMs(session);
    await page.clock.runFor(STEP_MS);
    await new Promise((resolve) => { setTimeout(resolve, SETTLE_MS); });
    return (await busyMs(session)) - before;
  };
  const withEvent = async (): Promise<number> => {
    await report(nowMs);
    return step();
  };

  for (let at = 0; at < Math.min(WARM_STEPS, steps); at++) await withEvent();
  await page.keyboard.press("Home");
  await step();
  const before = await weigh(session);
  const eventMs: number[] = [];
  for (let at = 0; at < steps; at++) {
    eventMs.push(await withEvent());
    if (at % 1_800 === 1_799) console.log(`wall: hour ${(at + 1) / 1_800} of ${steps / 1_800} has passed`);
  }
  const idleMs: number[] = [];
  for (let at = 0; at < IDLE_STEPS; at++) idleMs.push(await step());
  await page.keyboard.press("Home");
  await step();
  return { before, after: await weigh(session), eventMs, idleMs };
}

async function busyMs(session: CDPSession): Promise<number> {
  return (await metricsOf(session)).get("TaskDuration")! * 1_000;
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
