import type { Page } from "../e2e/drivers/browser.ts";
import type { FilterChange, PageVisit } from "./page-visit.ts";

const ROUNDS = 3;
const DRAG_STEPS = 40;
const DRAG_STEP_MS = 50;

type Act = (page: Page) => Promise<unknown>;
export interface Change { readonly name: string; /** Done in turn, again and again: there and back. */ readonly acts: readonly [Act, Act]; }
export interface Drag { readonly lastedMs: number; readonly longestBlockMs: number; readonly gapsMs: readonly number[]; }

const PERIOD = "time=2024-03-01..2024-08-31";
const VIEW = "show=points&unit=cells-3";

/** From no filter but a period to others and back: by mouse, by key, and for what takes many clicks by an address, as a link or "back" does. */
export function changesOf(bbox: readonly [number, number, number, number]): Change[] {
  const plain = go(PERIOD);
  const window = (page: Page) => page.locator(".brush .window");
  return [
    { name: "category", acts: [(page) => page.getByTestId("category-air").click(), (page) => page.getByTestId("category-air").click()] },
    { name: "period slid by a day", acts: [(page) => window(page).press("ArrowRight"), (page) => window(page).press("ArrowLeft")] },
    { name: "polygon", acts: [go(`${PERIOD}&polygon=${starOver(bbox)}`), plain] },
    { name: "six at once", acts: [go("time=2024-06-01..2024-12-31&category=air,water&channel=phone&result=clear,gap&hour=8,9,10,11,12,13&weekday=1,2,3,4,5"), plain] },
  ];
}

export async function measureChanges(visit: PageVisit, [there, back]: readonly [Act, Act]): Promise<FilterChange[]> {
  const changes: FilterChange[] = [];
  await visit.change(there);
  await visit.change(back);
  for (let round = 0; round < ROUNDS; round++) changes.push(await visit.change(there), await visit.change(back));
  return changes;
}

/** Pulls the right handle of the period to the left and back. */
export async function measureDrag(visit: PageVisit): Promise<Drag> {
  const { page } = visit;
  const box = await page.locator(".brush .handle").last().boundingBox();
  if (box === null) throw new Error("the timeline has no handle");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const beganMs = await page.evaluate(() => performance.now());
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= DRAG_STEPS; step++) {
    await page.mouse.move(x - 3 * Math.min(step, DRAG_STEPS - step), y);
    await page.waitForTimeout(DRAG_STEP_MS);
  }
  const endedMs = await page.evaluate(() => performance.now());
  await page.mouse.up();
  await visit.whenQuiet();
  const { longTasks, entries } = await visit.probe();
  const during = <T extends { readonly atMs: number }>(list: readonly T[]) => list.filter(({ atMs }) => atMs >= beganMs && atMs <= endedMs);
  const counted = during(entries).filter(({ kind }) => kind === "counts").map(({ atMs }) => atMs);
  return {
    lastedMs: endedMs - beganMs, longestBlockMs: Math.max(50, ...during(longTasks).map(({ ms }) => ms)),
    gapsMs: counted.slice(1).map((atMs, at) => atMs - (counted[at] ?? NaN)),
  };
}

function go(query: string): Act {
  return (page) => page.evaluate((address) => {
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }, `/analysis?${query}&${VIEW}`);
}

/** A star of 24 corners about the middle. */
function starOver([west, south, east, north]: readonly [number, number, number, number]): string {
  return Array.from({ length: 24 }, (_, at) => {
    const turn = (at / 24) * 2 * Math.PI;
    const reach = at % 2 === 0 ? 0.35 : 0.25;
    return [(west + east) / 2 + reach * (east - west) * Math.cos(turn), (south + north) / 2 + reach * (north - south) * Math.sin(turn)].map((degrees) => degrees.toFixed(5)).join(",");
  }).join(";");
}
