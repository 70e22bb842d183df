import { healthSchema, type Health } from "../../server/contract/health.ts";
import { request } from "./client.ts";

/** Whether the server is alive, its clock, and which build of the page it serves. */
export function fetchHealth(signal?: AbortSignal): Promise<Health> {
  return request(healthSchema, "/healthz", signal ? { signal } : {});
}

/** The build of the page that runs here: the address of its first script. */
export function runningBuild(): string | null {
  return document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute("src") ?? null;
}

/** Whether the page would come up if it were loaded now, in that build; anything else than a clear yes is a no. */
export async function isPageReachable(build: string): Promise<boolean> {
  try {
    const page = await fetch(location.pathname, { cache: "no-cache", headers: { accept: "text/html" }, signal: AbortSignal.timeout(10_000) });
    if (!page.ok || !(await page.text()).includes(`"${build}"`)) return false;
    const script = await fetch(build, { signal: AbortSignal.timeout(30_000) });
    await script.arrayBuffer();
    return script.ok;
  } catch {
    return false;
  }
}
