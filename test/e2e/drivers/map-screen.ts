import { eventually, openPage, origin, type Locator, type PageOptions, type WatchedPage } from "./browser.ts";

export interface ListedIncident { id: number; title: string; distanceMetres?: number | null; position: { lng: number; lat: number } | null; assignmentResult: string; nearBoundary: boolean; }

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
    // On a phone it draws behind the list.
    await this.map.waitFor({ state: "attached" });
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
    await this.showPane("list");
    await this.openRow(0);
  }
  async showFilters(): Promise<void> {
    await this.showPane("filters");
    const tab = this.page.locator("aside").getByRole("button", { name: /^(筛选|Filters)/ });
    if (await tab.isVisible()) await tab.click();
  }
  async showPane(name: "map" | "list" | "filters"): Promise<void> {
    const pane = this.page.getByTestId(`pane-${name}`);
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
    const lookUp = this.drawer.getByRole("button", { name: "查询" });
    if (await lookUp.isEnabled()) await lookUp.click();
  }
  async beginReport(): Promise<void> { await this.page.getByTestId("report").or(this.page.getByTestId("report-here")).filter({ visible: true }).first().click(); }
  async fillReport(category: string, title: string): Promise<void> {
    await this.chooseCategory(category);
    await this.drawer.getByLabel("标题").fill(title);
    await this.drawer.getByRole("button", { name: "提交" }).click();
  }
  async submitReport(): Promise<void> { await this.drawer.getByRole("button", { name: "提交" }).click(); }
  problems(): Promise<string[]> { return this.drawer.getByRole("alert").allInnerTexts(); }
  confirmation(): Promise<string> { return this.page.getByTestId("confirm-boundary").innerText(); }
  async confirmationSays(text: string | RegExp): Promise<void> { await this.page.getByTestId("confirm-boundary").getByText(text).first().waitFor(); }
  async confirmPlace(): Promise<void> { await this.page.getByTestId("confirm-boundary").getByRole("button", { name: /位置无误/ }).click(); }
  waiting(isSo: (count: number) => boolean): Promise<number> {
    // All at one look: the strip goes as soon as nothing waits.
    return eventually(async () => Number((await this.page.getByTestId("outbox").evaluateAll((strips) => strips.map((strip) => strip.getAttribute("data-count"))))[0] ?? 0), isSo);
  }

  async chooseMine(words: string): Promise<void> {
    await this.page.getByTestId("choose-mine").click();
    await this.page.getByRole("combobox", { name: "按姓名或网格搜索" }).fill(words);
    await this.page.getByRole("option").first().waitFor();
    await this.page.keyboard.press("Enter");
  }
  heading(): Promise<string> { return this.page.locator("aside h2").first().innerText(); }
  async headingSays(text: string): Promise<void> { await this.page.locator("aside h2").getByText(text).waitFor(); }
  async orderBy(order: string): Promise<void> { await this.page.getByTestId("list-order").selectOption(order); }
  async listed(isSo: (ids: readonly number[]) => boolean): Promise<readonly number[]> {
    return eventually(async () => this.rows.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("data-incident")))), isSo);
  }
  async reassign(department: string, reason: string): Promise<void> {
    await this.drawer.getByRole("button", { name: "改派", exact: true }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByTestId("reassign-department").selectOption({ label: department });
    await dialog.getByLabel(/理由/).fill(reason);
    await dialog.getByRole("button", { name: "确定改派" }).click();
  }
  async release(reason: string): Promise<void> {
    await this.drawer.getByRole("button", { name: "解除指定" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel(/理由/).fill(reason);
    await dialog.getByRole("button", { name: "确定解除" }).click();
  }
  async openReassign(): Promise<void> { await this.drawer.getByRole("button", { name: "改派", exact: true }).click(); }
  async openReassignAnyLanguage(): Promise<void> {
    await this.drawer.locator("footer button").first().click();
    await this.page.getByTestId("reassign-post").waitFor();
  }
  async finishReassign(reason: string): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel(/理由/).fill(reason);
    await dialog.getByRole("button", { name: "确定改派" }).click();
  }
  async pressInDrawer(name: string): Promise<void> { await this.drawer.getByRole("button", { name }).click(); }
  isConfirming(): Promise<boolean> { return this.page.getByTestId("confirm-boundary").isVisible(); }
  /** As when the browser is opened again at the bare address. */
  async reopen(): Promise<void> {
    await this.page.goto(`${origin()}/map`);
    await this.mapAtRest();
  }
  async startArea(): Promise<void> { await this.page.getByTestId("measure").getByRole("button", { name: "面积", exact: true }).click(); }
  async tabUntil(text: string): Promise<boolean> {
    for (let step = 0; step < 80; step += 1) {
      if ((await this.focused()).trim() === text) return true;
      await this.press("Tab");
    }
    return false;
  }
  override(): Promise<string> { return this.page.getByTestId("override").innerText(); }
  async noOverride(): Promise<void> { await this.page.getByTestId("override").waitFor({ state: "detached" }); }
  timeline(isSo: (text: string) => boolean): Promise<string> { return eventually(() => this.page.getByTestId("timeline").innerText(), isSo); }
  async section(name: "same-place" | "surroundings" | "same-kind" | "border-lens"): Promise<string> {
    const section = this.page.getByTestId(name);
    await section.waitFor();
    return section.innerText();
  }
  async startMeasuring(kind: "距离" | "面积"): Promise<void> {
    await this.page.getByRole("button", { name: "量测", exact: true }).click();
    await this.page.getByTestId("measure").getByRole("button", { name: kind, exact: true }).click();
  }
  async clickMapAt(acrossShare: number, downShare: number): Promise<void> {
    const box = await this.map.boundingBox();
    if (box === null) throw new Error("the map has no size");
    await this.page.mouse.click(box.x + box.width * acrossShare, box.y + box.height * downShare);
  }
  measured(isSo: (text: string) => boolean): Promise<string> { return eventually(() => this.page.getByTestId("measure").innerText(), isSo); }
  async isMeasuring(): Promise<boolean> { return this.page.getByTestId("measure").isVisible(); }
  widthOverflow(): Promise<number> { return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth); }
  /** Visible buttons, links and fields lower than a thumb needs, by their words. */
  smallTargets(leastPixels: number): Promise<string[]> {
    return this.page.evaluate((least) => [...document.querySelectorAll<HTMLElement>("button, a[href], select, input:not([type=checkbox]):not([type=radio])")]
      .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.classList.contains("skip") && target.getBoundingClientRect().height > 0 && target.getBoundingClientRect().height < least - 0.5)
      .map((target) => `${target.getAttribute("aria-label") ?? target.innerText.trim()} ${target.getBoundingClientRect().height}`), leastPixels);
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
