import { eventually, openPage, origin, type Locator, type PageOptions, type WatchedPage } from "./browser.ts";

export interface ListedIncident { id: number; title: string; position: { lng: number; lat: number } | null; assignmentResult: string; nearBoundary: boolean; }

/** What a person does on /map, in the words of that person. */
export class MapScreen {
  private readonly watched: WatchedPage;
  private constructor(watched: WatchedPage) {
    this.watched = watched;
  }

  /** Opens the screen and waits until the map has drawn. */
  static async open(query = "", options: PageOptions = {}): Promise<MapScreen> {
    const screen = new MapScreen(await openPage(`/map${query}`, options));
    await screen.mapAtRest();
    return screen;
  }
  /** Opens the screen without waiting for anything: for servers that do not answer. */
  static async openUnready(prepare: (watched: WatchedPage) => Promise<void>): Promise<MapScreen> {
    const watched = await openPage("/healthz");
    await prepare(watched);
    await watched.page.goto(`${origin()}/map`);
    return new MapScreen(watched);
  }

  private get page() { return this.watched.page; }
  private get map(): Locator { return this.page.getByTestId("map"); }
  get drawer(): Locator { return this.page.getByTestId("drawer"); }
  get rows(): Locator { return this.page.locator("[data-incident]"); }

  async close(): Promise<void> { await this.watched.close(); }
  get strayRequests(): string[] { return this.watched.strayRequests; }
  get errors(): string[] { return this.watched.errors; }
  violations(): Promise<string[]> { return this.watched.violations(); }
  refuse(address: RegExp, status = 503): Promise<() => Promise<void>> { return this.watched.refuse(address, status); }

  async mapAtRest(): Promise<void> {
    await this.map.waitFor();
    await this.page.waitForFunction(() => document.querySelector("[data-testid=map]")?.getAttribute("aria-busy") === "false");
  }
  async drawn(): Promise<{ incidents: number; cells: number }> {
    await this.mapAtRest();
    const [incidents, cells] = await Promise.all([this.map.getAttribute("data-drawn-incidents"), this.map.getAttribute("data-drawn-cells")]);
    return { incidents: Number(incidents), cells: Number(cells) };
  }
  async drawnIncidents(isSo: (count: number) => boolean): Promise<number> {
    return eventually(async () => Number(await this.map.getAttribute("data-drawn-incidents")), isSo);
  }

  /** The panel's total, as a number. */
  async total(isSo: (count: number) => boolean = () => true): Promise<number> {
    await this.page.getByTestId("total").waitFor();
    return eventually(async () => Number(await this.page.getByTestId("total").getAttribute("data-count")), isSo);
  }
  async resultCount(result: string): Promise<number> {
    return Number((await this.page.getByTestId(`result-${result}`).locator("b").innerText()).replaceAll(",", ""));
  }
  async toggleCategory(code: string): Promise<void> { await this.page.getByTestId(`category-${code}`).click(); }
  async toggleResult(result: string): Promise<void> { await this.page.getByTestId(`result-${result}`).click(); }
  async removeFilter(name: string): Promise<void> { await this.page.getByRole("button", { name: `移除筛选：${name}` }).click(); }

  async search(text: string): Promise<void> {
    await this.page.getByRole("combobox", { name: /搜索/ }).fill(text);
    await this.page.getByRole("option").first().waitFor();
  }
  async optionsShown(): Promise<void> { await this.page.getByRole("option").first().waitFor(); }
  found(): Promise<string[]> { return this.page.getByRole("option").allInnerTexts(); }
  press(key: string): Promise<void> { return this.page.keyboard.press(key); }
  type(text: string): Promise<void> { return this.page.keyboard.type(text); }
  focused(): Promise<string> { return this.page.evaluate(() => document.activeElement?.getAttribute("data-incident") ?? document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? ""); }

  async clickMapCentre(): Promise<void> {
    await this.mapAtRest();
    const box = await this.map.boundingBox();
    if (box === null) throw new Error("the map has no size");
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }
  async openRow(index: number): Promise<void> { await this.rows.nth(index).click(); }
  /** Whichever pane or language: for pictures. */
  async openFirstIncident(): Promise<void> {
    await this.showPane(1);
    await this.openRow(0);
  }
  async showFilters(): Promise<void> {
    await this.showPane(2);
    const tab = this.page.locator("aside").getByRole("button", { name: /^(筛选|Filters)/ });
    if (await tab.isVisible()) await tab.click();
  }
  private async showPane(index: number): Promise<void> {
    const pane = this.page.locator("nav button").nth(index);
    if (await pane.isVisible()) await pane.click();
  }
  async explanation(): Promise<string> {
    const found = this.page.getByTestId("explanation");
    await found.waitFor();
    return found.innerText();
  }
  async askForCentre(): Promise<void> { await this.page.getByRole("button", { name: "这里归谁" }).click(); }
  async chooseCategory(code: string): Promise<void> { await this.drawer.getByLabel("投诉类别").selectOption(code); }
  async statePlace(x: string, y: string, crs: string): Promise<void> {
    await this.drawer.getByLabel("经度").fill(x);
    await this.drawer.getByLabel("纬度").fill(y);
    await this.drawer.getByLabel("坐标系").selectOption(crs);
    await this.drawer.getByRole("button", { name: "查询" }).click();
  }
  async report(title: string): Promise<void> {
    await this.drawer.getByRole("button", { name: "在此上报" }).click();
    await this.drawer.getByLabel("标题").fill(title);
    await this.drawer.getByRole("button", { name: "提交" }).click();
  }
  async sees(text: string | RegExp, withinMs?: number): Promise<void> {
    await this.page.getByText(text).first().waitFor(withinMs === undefined ? {} : { timeout: withinMs });
  }
  async retry(): Promise<void> { await this.page.getByRole("button", { name: "重试" }).first().click(); }
  async goOffline(isOffline: boolean): Promise<void> { await this.page.context().setOffline(isOffline); }
  liveState(): Promise<string> { return this.page.getByTestId("live-state").innerText(); }
  address(): string { return this.page.url(); }
  /** The address follows a choice a little later. */
  async addressHas(text: string): Promise<void> { await this.page.waitForFunction((part) => decodeURIComponent(location.href).includes(part), text); }
  async goBack(): Promise<void> { await this.page.goBack(); }
  async switchLanguage(name: string): Promise<void> { await this.page.getByRole("button", { name, exact: true }).click(); }
  screenshot(path: string): Promise<unknown> { return this.page.screenshot({ path }); }
}

/** Asks the API what the screen should agree with. */
export async function askApi<T>(path: string): Promise<T> {
  const reply = await fetch(origin() + path);
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}`);
  return await reply.json() as T;
}
