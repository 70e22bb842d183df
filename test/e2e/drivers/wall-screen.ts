import { randomUUID } from "node:crypto";
import { eventually, openPage, origin, type Locator, type Page, type PageOptions, type WatchedPage } from "./browser.ts";
import { measureTexts, type MeasuredScreen } from "./measure-texts.ts";

/** The server's clock as the page is told it. */
export interface ToldTime { nowMs: number; }

const DRAWN_WITHIN_MS = 300_000;

/** What a person sees and does at /wall, in the words of that person. */
export class WallScreen {
  private constructor(private readonly watched: WatchedPage) {}

  /** Opens the wall and waits until it shows a scene whose sources have answered. */
  static async open(query = "", options: PageOptions = {}): Promise<WallScreen> {
    const wall = new WallScreen(await openPage(`/wall${query}`, { width: 1920, height: 1080, theme: "dark", ...options }));
    await wall.answered();
    return wall;
  }

  /** Opens it without waiting for anything: for servers that do not answer. */
  static async openUnready(query = "", options: PageOptions = {}): Promise<WallScreen> {
    return new WallScreen(await openPage(`/wall${query}`, { width: 1920, height: 1080, theme: "dark", ...options }));
  }

  get page(): Page { return this.watched.page; }
  screenshot(path: string): Promise<unknown> { return this.page.screenshot({ path }); }
  close(): Promise<void> { return this.watched.close(); }
  get strayRequests(): string[] { return this.watched.strayRequests; }
  get errors(): string[] { return this.watched.errors; }
  violations(): Promise<string[]> { return this.watched.violations(); }
  refuse(address: RegExp, status = 503): Promise<() => Promise<void>> { return this.watched.refuse(address, status); }

  part(name: string): Locator { return this.page.getByTestId(`wall-${name}`); }
  get map(): Locator { return this.page.getByTestId("wall-map").first(); }
  /** A panel that is made of the source. */
  panel(source: string): Locator { return this.page.locator(`[data-source="${source}"]`).first(); }

  async answered(): Promise<void> {
    // A scene is shown once it is known which there are.
    await this.part("scene").waitFor();
    await eventually(() => this.page.locator("[data-source]").count(), (count) => count > 0);
    await eventually(() => this.page.locator('[data-freshness="loading"]').count(), (count) => count === 0);
  }
  async mapAtRest(): Promise<void> {
    await this.map.waitFor();
    await eventually(() => this.map.getAttribute("aria-busy"), (busy) => busy === "false");
  }

  /** Until all that the scene draws is there, close-ups included: large maps take a machine without graphics hardware a minute and more. */
  async drawn(): Promise<void> {
    await this.map.waitFor();
    await eventually(() => this.page.locator('[data-testid="wall-map"][aria-busy="true"]').count(), (count) => count === 0, DRAWN_WITHIN_MS);
    const missing = () => this.page.locator("[data-close-up]").evaluateAll((all) => all.filter((each) => !each.querySelector("img")?.complete).length);
    await eventually(missing, (count) => count === 0, DRAWN_WITHIN_MS);
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    await this.laidOut();
  }

  async sceneId(isSo: (id: string) => boolean = () => true): Promise<string> {
    return eventually(async () => (await this.part("scene").getAttribute("data-scene")) ?? "", isSo);
  }
  async sceneIds(): Promise<string[]> {
    const ids: string[] = [];
    await this.press("Home");
    for (let id = await this.sceneId(); !ids.includes(id); id = await this.sceneId((now) => now !== ids.at(-1))) {
      ids.push(id);
      if (ids.length === (await this.sceneCount())) break;
      await this.press("ArrowRight");
    }
    return ids;
  }
  /**
   * Shows one scene of each kind in turn, ready to be looked at: counties are alike but for their names. Each is shown
   * alone: a machine that takes longer to draw one than the cycle leaves it would be looked at in the next.
   */
  async *kindsOfScenes(): AsyncGenerator<string> {
    const kinds = new Set<string>();
    for (const id of await this.sceneIds()) {
      const kind = id.split("-")[0] ?? id;
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      await this.page.goto(`${origin()}/wall?scenes=${id}`);
      await this.answered();
      yield id;
    }
  }
  async sceneCount(): Promise<number> { return Number((await this.part("scene").locator("b").innerText()).split("/")[1]); }

  freshness(source: string, isSo: (freshness: string) => boolean): Promise<string> {
    return eventually(async () => (await this.panel(source).getAttribute("data-freshness")) ?? "", isSo);
  }
  text(name: string): Promise<string> { return this.part(name).innerText(); }
  async sees(text: string | RegExp, withinMs?: number): Promise<void> {
    await this.page.getByText(text).first().waitFor(withinMs === undefined ? {} : { timeout: withinMs });
  }
  press(key: string): Promise<void> { return this.page.keyboard.press(key); }
  type(text: string): Promise<void> { return this.page.keyboard.type(text); }
  goOffline(isOffline: boolean): Promise<void> { return this.page.context().setOffline(isOffline); }
  address(): string { return this.page.url(); }
  /** Until the wall has taken the size in. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
    const k = Math.min(width / 1920, height / 1080);
    await eventually(() => this.part("scene").evaluate((scene) => Number.parseFloat(getComputedStyle(scene).getPropertyValue("--k"))), (now) => Math.abs(now - k) < 1e-3);
  }
  /** Until nothing on the page moves any more. */
  async laidOut(): Promise<void> {
    const layout = () => this.page.evaluate(() => [...document.querySelectorAll("main *")].map((each) => {
      const { left, top, width, height } = each.getBoundingClientRect();
      return `${left} ${top} ${width} ${height}`;
    }).join());
    for (let before = "", now = await layout(); now !== before; [before, now] = [now, await layout()]) await new Promise((resolve) => { setTimeout(resolve, 120); });
  }
  measure(): Promise<MeasuredScreen> { return this.page.evaluate(measureTexts); }
  /** Texts that lie across one of these lines of the window. */
  textsAcross(xs: readonly number[], ys: readonly number[]): Promise<string[]> {
    return this.page.evaluate(([atX, atY]) => {
      const crossing: string[] = [];
      const walker = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, top, right, bottom } = range.getBoundingClientRect();
        if (atX!.some((x) => left < x - 1 && right > x + 1) || atY!.some((y) => top < y - 1 && bottom > y + 1)) crossing.push(node.textContent ?? "");
      }
      return crossing;
    }, [xs, ys]);
  }
  /** Marks the map's canvas; whether the one on show is marked. */
  async markCanvas(): Promise<void> { await this.map.locator("canvas").evaluate((canvas: HTMLCanvasElement) => { canvas.dataset["marked"] = "1"; }); }
  isMarkedCanvas(): Promise<boolean> { return this.map.locator('canvas[data-marked="1"]').count().then((count) => count === 1); }
  visibleText(): Promise<string> { return this.page.locator("body").innerText(); }

  /** Takes the map's graphics context away, as a driver that restarts does; gives it back only when asked to. */
  async loseGraphics(comesBack: boolean): Promise<void> {
    await this.map.locator("canvas").first().evaluate(async (canvas: HTMLCanvasElement, back) => {
      const graphics = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
      if (!graphics) throw new Error("there is no context to lose");
      canvas.dataset["lost"] = "1";
      graphics.loseContext();
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      if (back) graphics.restoreContext();
    }, comesBack);
  }
  async isNewCanvas(): Promise<boolean> { return (await this.map.locator('canvas[data-lost="1"]').count()) === 0; }
}

/** The data of one source come to the page as if they were older; `field` says in the answer from when they are. */
export function withDataOfBefore(address: RegExp, field: string, secondsOld: number): NonNullable<PageOptions["prepare"]> {
  return (page) => changeAnswers(page, address, () => ({ [field]: new Date(Date.now() - secondsOld * 1_000).toISOString() }));
}

/** Some fields of what the server answers are others to the page. An answer that comes, or is cut off, while the page is being closed is nobody's. */
export async function changeAnswers(page: Page, address: RegExp, fields: () => object): Promise<void> {
  await page.route(address, async (route) => {
    try {
      const answer = await (await route.fetch()).json() as object;
      await route.fulfill({ json: { ...answer, ...fields() } });
    } catch (error) {
      if (!page.isClosed() && !/closed|disposed|ECONNRESET/.test(String(error))) throw error;
    }
  });
}

/** Lets the page believe that time: its own clock is faked and may be moved on, and the server's is told as `told`. */
export function withFakeTime(told: ToldTime, browserTime = new Date(told.nowMs)): NonNullable<PageOptions["prepare"]> {
  return async (page) => {
    await page.clock.install({ time: browserTime });
    await changeAnswers(page, /\/healthz$/, () => ({ now: new Date(told.nowMs).toISOString() }));
  };
}

/** Reports as a caller of the API does; nowhere near a cell when asked so. */
export async function report(title: string, { position = { x: 112.49, y: 32.6, crs: "wgs84" } as { x: number; y: number; crs: string }, address = "" } = {}): Promise<{ id: number }> {
  const reply = await fetch(`${origin()}/api/incidents`, {
    method: "POST", headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify({ title, address, categoryCode: "NOISE.SOCIAL", position }),
  });
  if (reply.status !== 201) throw new Error(`the report was answered with ${reply.status}: ${await reply.text()}`);
  return await reply.json() as { id: number };
}

/** Writes down everything that the page is told by the API, the stream included, as it comes. */
export const listeningIn: NonNullable<PageOptions["prepare"]> = async (page) => {
  await page.addInitScript(() => {
    const told: Record<string, string> = {};
    Object.assign(window, { told });
    const ask = window.fetch;
    window.fetch = async (...asked) => {
      const answer = await ask(...asked);
      const path = new URL(answer.url).pathname;
      if (path.startsWith("/api/")) void (async () => {
        const decoder = new TextDecoder();
        for (const reader = answer.clone().body!.getReader(); ;) {
          const { done, value } = await reader.read();
          if (done) return;
          told[path] = (told[path] ?? "") + decoder.decode(value, { stream: true });
        }
      })().catch(() => undefined);
      return answer;
    };
  });
};
/** What the page was told so far, by path. */
export const toldTo = (page: Page): Promise<Record<string, string>> => page.evaluate(() => (window as unknown as { told: Record<string, string> }).told);
