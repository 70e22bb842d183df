import type { Locator } from "playwright-core";
import { eventually, openPage, type PageOptions, type WatchedPage } from "./browser.ts";

/** The responsibility matrix as a user meets it. */
export interface MatrixScreen extends WatchedPage {
  /** Subjects of the faults of one kind, as listed. */
  faults(kind: string): Promise<string[]>;
  pickFault(kind: string, subject: string): Promise<void>;
  cell(categoryCode: string, cellCode: string): Locator;
  stateOf(categoryCode: string, cellCode: string): Promise<string | null>;
  /** Waits until the draft is saved and the table shows it. */
  settled(): Promise<void>;
}

export async function openMatrixScreen(path: string, options: PageOptions, base: string): Promise<MatrixScreen> {
  const watched = await openPage(path, { width: 1440, height: 900, ...options }, base);
  const { page } = watched;
  await page.waitForSelector("td[data-row]");
  const faultsOf = (kind: string) => page.locator(`[data-testid="check"][data-kind="${kind}"]`);
  const cell = (categoryCode: string, cellCode: string) => page.locator(`td[data-category="${categoryCode}"][data-area="${cellCode}"]`);
  return {
    ...watched, cell,
    faults: (kind) => faultsOf(kind).locator("b").allTextContents(),
    pickFault: (kind, subject) => faultsOf(kind).filter({ hasText: subject }).click(),
    stateOf: (categoryCode, cellCode) => cell(categoryCode, cellCode).getAttribute("data-state"),
    async settled() {
      await eventually(() => page.locator('[data-testid="saved"]').textContent(), (text) => /\d\d:\d\d/.test(text ?? ""));
      await page.waitForSelector('.work[aria-busy="false"]');
    },
  };
}
