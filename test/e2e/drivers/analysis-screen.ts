import { readFile } from "node:fs/promises";
import { eventually, openPage, type Locator, type PageOptions, type WatchedPage } from "./browser.ts";

export interface ExportResult { fault: string; agreement: string; rows: number; sha256: string; file: Buffer; }

/** What a person does on /analysis, in the words of that person. */
export class AnalysisScreen {
  private readonly watched: WatchedPage;
  private constructor(watched: WatchedPage) {
    this.watched = watched;
  }

  /** Opens the screen and waits until there are figures and the map has drawn them. */
  static async open(query = "", options: PageOptions = {}, base?: string): Promise<AnalysisScreen> {
    const screen = new AnalysisScreen(await openPage(`/analysis${query}`, { width: 1440, height: 900, ...options }, base));
    await screen.matching();
    await screen.mapAtRest();
    return screen;
  }

  private get page() { return this.watched.page; }
  private get map(): Locator { return this.page.getByTestId("analysis-map-A"); }
  get strayRequests(): string[] { return this.watched.strayRequests; }
  get errors(): string[] { return this.watched.errors; }
  violations(): Promise<string[]> { return this.watched.violations(); }
  async close(): Promise<void> { await this.watched.close(); }

  /** The panel's count of matching incidents, as a number; it is there also while the panel is folded away. */
  async matching(isSo: (count: number) => boolean = () => true): Promise<number> {
    await this.page.getByTestId("matching").waitFor({ state: "attached" });
    return eventually(async () => Number(await this.page.getByTestId("matching").getAttribute("data-count")), isSo);
  }
  async mapAtRest(): Promise<void> {
    await this.map.waitFor();
    await this.page.waitForFunction(() => document.querySelector("[data-testid=analysis-map-A]")?.getAttribute("aria-busy") === "false");
  }
  /** Incidents on the map, those in clusters included. */
  drawnIncidents(isSo: (count: number) => boolean): Promise<number> {
    return eventually(async () => Number(await this.map.getAttribute("data-drawn-incidents")), isSo);
  }
  drawnPlaces(isSo: (count: number) => boolean): Promise<number> {
    return eventually(async () => Number(await this.map.getAttribute("data-drawn-places")), isSo);
  }

  async toggleCategory(code: string): Promise<void> { await this.page.getByTestId(`category-${code}`).click(); }
  async toggleValue(facet: string, value: string): Promise<void> { await this.page.getByTestId(`${facet}-${value}`).click(); }
  async chips(): Promise<string[]> { return this.page.getByTestId("chips").locator("button").allInnerTexts(); }
  async removeChip(name: string): Promise<void> { await this.page.getByTestId("chips").getByRole("button", { name: new RegExp(name) }).click(); }
  async clearAll(): Promise<void> { await this.press("清除全部"); }
  async press(name: string | RegExp): Promise<void> { await this.page.getByRole("button", { name }).first().click(); }
  async choose(name: string): Promise<void> { await this.page.getByRole("button", { name, exact: true }).first().click(); }
  async key(keys: string): Promise<void> { await this.page.keyboard.press(keys); }
  address(): string { return this.page.url(); }
  async addressHas(text: string): Promise<void> { await this.page.waitForFunction((part) => decodeURIComponent(location.href).includes(part), text); }
  async addressLacks(text: string): Promise<void> { await this.page.waitForFunction((part) => !decodeURIComponent(location.href).includes(part), text); }
  async goBack(): Promise<void> { await this.page.goBack(); }
  async goForward(): Promise<void> { await this.page.goForward(); }

  /** The counts beside the bars of a chart, added up. */
  async barSum(dimension: "category" | "channel" | "status"): Promise<number> {
    const counts = await this.page.getByTestId(`bars-${dimension}`).locator("button.row .count").allInnerTexts();
    return counts.reduce((sum, text) => sum + Number(text.replaceAll(",", "")), 0);
  }
  /** The ranking's counts added up, after unfolding all of it. */
  async rankedSum(): Promise<number> {
    await this.choose("排名表");
    const table = this.page.getByTestId("place-table");
    await table.waitFor();
    const more = table.getByRole("button", { name: "再显示一些" });
    while (await more.isVisible()) await more.click();
    const counts = await table.locator("tbody tr td:nth-child(2)").allInnerTexts();
    return counts.reduce((sum, text) => sum + Number(text.replaceAll(",", "")), 0);
  }
  async pickFirstPlace(): Promise<string> {
    await this.choose("排名表");
    const row = this.page.getByTestId("place-table").locator("tbody tr").first();
    await row.focus();
    await this.page.keyboard.press("Enter");
    return (await row.locator("td").first().innerText()).trim();
  }
  placeDetails(): Promise<string> { return this.page.getByTestId("place-details").innerText(); }
  async listedTotal(isSo: (count: number) => boolean): Promise<number> {
    await this.choose("投诉件");
    return eventually(async () => Number(await this.page.getByTestId("incident-table").getAttribute("data-total")), isSo);
  }
  significant(): Promise<string> { return this.page.getByTestId("significant").innerText(); }
  legend(): Promise<string> { return this.page.getByTestId("legend").innerText(); }
  compared(line: string): Promise<string> { return this.page.getByTestId("compare").locator(`[data-line=${line}]`).innerText(); }

  async export(format: string): Promise<ExportResult> {
    await this.choose("导出");
    await this.page.getByTestId(`export-${format}`).check();
    const download = this.page.waitForEvent("download");
    await this.page.getByTestId("export-run").click();
    const done = this.page.getByTestId("export-done");
    await done.waitFor();
    const [fault, agreement, rows, sha256] = await Promise.all(["data-fault", "data-agreement", "data-rows", "data-sha256"].map((name) => done.getAttribute(name)));
    const file = await readFile(await (await download).path());
    await this.page.keyboard.press("Escape");
    return { fault: fault ?? "?", agreement: agreement ?? "?", rows: Number(rows), sha256: sha256 ?? "", file };
  }

  /** What happens after the button was pressed and before the server makes the file. */
  async beforeEachExport(happen: () => Promise<void>): Promise<void> {
    await this.page.route("**/api/incidents/export*", async (route) => {
      await happen();
      await route.continue();
    });
  }
  /** By the link in the bar, as a person does; waits until the map page has drawn its incidents. */
  async goToMapPage(): Promise<number> {
    await this.page.getByRole("navigation").getByRole("link", { name: "地图", exact: true }).click();
    const map = this.page.getByTestId("map");
    await map.waitFor();
    return eventually(async () => Number(await map.getAttribute("data-drawn-incidents")), (count) => count > 0);
  }
  async goToAnalysis(): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name: "分析", exact: true }).click();
    await this.matching();
    await this.mapAtRest();
  }

  async goOffline(isOffline: boolean): Promise<void> { await this.page.context().setOffline(isOffline); }
  async sees(text: string | RegExp, withinMs?: number): Promise<void> { await this.page.getByText(text).first().waitFor(withinMs === undefined ? {} : { timeout: withinMs }); }
  freshness(isSo: (state: string | null) => boolean): Promise<string | null> {
    const banner = this.page.getByTestId("freshness");
    return eventually(async () => (await banner.isVisible() ? banner.getAttribute("data-freshness") : null), isSo);
  }
  async dragTimeline(fromShare: number, toShare: number): Promise<void> {
    const box = await this.page.locator(".brush").boundingBox();
    if (box === null) throw new Error("the timeline has no size");
    await this.page.mouse.move(box.x + box.width * fromShare, box.y + box.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + box.width * ((fromShare + toShare) / 2), box.y + box.height / 2, { steps: 5 });
    await this.page.mouse.move(box.x + box.width * toShare, box.y + box.height / 2, { steps: 5 });
    await this.page.mouse.up();
  }
  async openSheet(): Promise<void> {
    await this.choose("打印");
    await this.page.getByTestId("print-sheet").locator("img").first().waitFor();
  }
  sheet(): Promise<string> { return this.page.getByTestId("print-sheet").innerText(); }
  async pdf(): Promise<Buffer> { return this.page.pdf({ preferCSSPageSize: true, printBackground: true }); }
  widthOverflow(): Promise<number> { return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth); }
  title(): Promise<string> { return this.page.title(); }
  screenshot(path: string): Promise<unknown> { return this.page.screenshot({ path }); }
}
