import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { closeBrowser, openBrowser, type PageOptions } from "./browser.ts";

interface OpenScreen {
  readonly strayRequests: string[];
  close(): Promise<void>;
}

export interface OpenedScreens<Screen> {
  screen(query?: string, options?: PageOptions): Promise<Screen>;
  /** Minds a screen that was opened in another way. */
  mind(screen: Screen): void;
}

/** Opens screens for the tests of a file, closes them after each, and sees to it that none of them left the origin. */
export function openedScreens<Screen extends OpenScreen>(open: (query: string, options: PageOptions) => Promise<Screen>): OpenedScreens<Screen> {
  let opened: Screen[] = [];
  beforeAll(openBrowser);
  afterAll(closeBrowser);
  afterEach(async () => {
    const closing = opened;
    opened = [];
    const stray = closing.flatMap((each) => each.strayRequests);
    await Promise.all(closing.map((each) => each.close()));
    expect(stray, "no request may leave the origin").toEqual([]);
  });
  return {
    async screen(query = "", options = {}) {
      const screen = await open(query, options);
      opened.push(screen);
      return screen;
    },
    mind: (screen) => { opened.push(screen); },
  };
}
