import { eventually, openPage } from "../e2e/drivers/browser.ts";

/** What a first visit brings over the network, as compressed by the server; bytes. */
export interface FirstLoad { readonly code: number; readonly workers: number; readonly fonts: number; readonly data: number; readonly requests: number; }

const QUIET_MS = 3_000;

/** Opens the route as if for the first time and waits until nothing more has come for a while. */
export async function measureFirstLoad(base: string, path: string, isShown: string): Promise<FirstLoad> {
  const watched = await openPage(path, { width: 1920, height: 1080 }, base);
  try {
    await watched.page.locator(isShown).first().waitFor();
    const read = () => watched.page.evaluate(() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .map((entry) => ({ path: new URL(entry.name).pathname, bytes: (entry as PerformanceResourceTiming).encodedBodySize })));
    let [known, since] = [-1, Date.now()];
    const entries = await eventually(read, ({ length }) => {
      if (length !== known) [known, since] = [length, Date.now()];
      return Date.now() - since > QUIET_MS;
    });
    const sum = (isIt: (path: string) => boolean) => entries.filter((entry) => isIt(entry.path)).reduce((total, { bytes }) => total + bytes, 0);
    const isFont = (of: string) => of.endsWith(".woff2");
    const isWorker = (of: string) => /worker[^/]*[.]m?js$/.test(of);
    const isData = (of: string) => /^[/](api|tiles|healthz)/.test(of);
    return {
      code: sum((of) => !isFont(of) && !isWorker(of) && !isData(of)), workers: sum(isWorker), fonts: sum(isFont), data: sum(isData), requests: entries.length,
    };
  } finally {
    await watched.close();
  }
}
