import { eventually, openPage, origin, type Locator, type PageOptions, type WatchedPage } from "./browser.ts";

export interface ToldJob { id: number; kind: string; state: string; dryRun: boolean; rowsRead: number; rowsStored: number; rowsPresent: number; rowsRejected: number; error: string | null; report: { reasons: Record<string, number>; editionId?: number } | null; }

export interface GivenFile { name: string; text: string; }

/** What an administrator does on /data, in the words of that person. */
export class DataDesk {
  private readonly watched: WatchedPage;
  private readonly base: string;
  private constructor(watched: WatchedPage, base: string) {
    this.watched = watched;
    this.base = base;
  }

  static async open(path = "", options: PageOptions = {}, base = origin()): Promise<DataDesk> {
    const desk = new DataDesk(await openPage(`/data${path}`, options, base), base);
    await desk.page.locator("#data-view > *").first().waitFor();
    return desk;
  }

  private get page() { return this.watched.page; }
  get strayRequests(): string[] { return this.watched.strayRequests; }
  get errors(): string[] { return this.watched.errors; }
  violations(): Promise<string[]> { return this.watched.violations(); }
  refuse(address: RegExp, status: number): Promise<() => Promise<void>> { return this.watched.refuse(address, status); }
  async close(): Promise<void> { await this.watched.close(); }
  screenshot(path: string): Promise<unknown> { return this.page.screenshot({ path }); }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.base + path);
    await this.page.locator("main, section").first().waitFor();
  }
  /** Waits until nothing says that it is loading and no map is at work. */
  async settled(): Promise<void> {
    await this.page.locator("#data-view").locator("button, a, td, canvas").first().waitFor();
    await this.page.waitForFunction(() => document.querySelectorAll('#data-view [aria-busy="true"], #data-view .skeleton').length === 0);
  }
  async reload(): Promise<void> { await this.page.reload(); }
  /** The next two answers about this import tell of it as still running, as if given the moment before the end; the list knows better. */
  async answersBeforeTheEnd(id: number): Promise<void> {
    const address = `${this.base}/api/imports/${id}`;
    await this.page.route(address, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...await answer.json() as ToldJob, state: "running" } });
    }, { times: 2 });
  }
  address(): string { return this.page.url(); }
  async sees(text: string | RegExp): Promise<void> { await this.page.getByText(text).first().waitFor(); }
  press(...keys: string[]): Promise<void> { return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve()); }
  type(text: string): Promise<void> { return this.page.keyboard.type(text); }

  /** Whether the tab of this view is wholly on the screen. */
  async isTabInSight(): Promise<boolean> {
    const [box, width] = [await this.page.locator('.tabs [aria-current="page"]').boundingBox(), this.page.viewportSize()?.width ?? 0];
    return box !== null && box.x >= 0 && box.x + box.width <= width;
  }

  /** Steps that a new deployment is told to take, each with whether it is done. */
  async firstSteps(): Promise<{ name: string; isDone: boolean; isNext: boolean }[]> {
    await this.page.getByTestId("first-steps").waitFor();
    return this.page.locator("[data-step]").evaluateAll((items) => items.map((item) => ({
      name: item.getAttribute("data-step") ?? "", isDone: item.classList.contains("done"), isNext: item.classList.contains("next"),
    })));
  }
  async followFirstStep(kind: string): Promise<void> { await this.page.getByTestId("first-steps").getByRole("link", { name: kind, exact: true }).click(); }

  async beginImport(kind: string): Promise<void> {
    await this.page.getByRole("link", { name: "新导入" }).click();
    await this.page.getByTestId(`kind-${kind}`).click();
    await this.page.getByTestId("file-field").waitFor();
  }
  async giveFile({ name, text }: GivenFile): Promise<void> {
    await this.page.getByTestId("file-input").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await this.page.getByTestId("file-field").getByText(name).waitFor();
  }
  async giveFileAt(path: string): Promise<void> { await this.page.getByTestId("file-input").setInputFiles(path); }
  async state(testId: "crs" | "level" | "time-zone" | "source-system", value: string): Promise<void> {
    const field = this.page.getByTestId(testId);
    if (await field.evaluate((element) => element.tagName) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  async check(label: string): Promise<void> { await this.page.getByLabel(label).check(); }
  /** The file's columns by field, as they are about to be read. */
  async mapping(): Promise<Record<string, string>> {
    await this.page.locator("tr[data-field]").first().waitFor();
    return Object.fromEntries(await this.page.locator("tr[data-field]").evaluateAll((rows) => rows.flatMap((row) => {
      const chosen = row.querySelector("select")?.value ?? "";
      return chosen.startsWith("column:") ? [[row.getAttribute("data-field") ?? "", chosen.slice("column:".length)]] : [];
    })) as [string, string][]);
  }
  async mapField(field: string, column: string): Promise<void> { await this.page.locator(`tr[data-field="${field}"] select`).selectOption(`column:${column}`); }
  async problems(isSo: (problems: string[]) => boolean = () => true): Promise<string[]> {
    return eventually(async () => this.page.getByTestId("problems").locator("li").allInnerTexts(), isSo);
  }
  async startDryRun(): Promise<number> { return this.start("dry-run"); }
  async startImport(): Promise<number> { return this.start("start"); }
  async runTried(): Promise<number> { return this.start("run-now"); }
  async tryToStart(): Promise<void> { await this.page.getByTestId("start").click(); }
  canStart(): Promise<boolean> { return this.page.getByTestId("start").isEnabled(); }

  /** Presses the button; the number of the import that it began, once its page is open. */
  private async start(testId: string): Promise<number> {
    const before = this.shownImport();
    await this.page.getByTestId(testId).click();
    return eventually(async () => this.shownImport() ?? 0, (id) => id > 0 && id !== before);
  }
  shownImport(): number | null {
    const id = /\/imports\/(\d+)/.exec(this.page.url())?.[1];
    return id === undefined ? null : Number(id);
  }
  /** How the import that is shown ended, in words. */
  async ended(): Promise<string> {
    const mark = this.page.getByTestId("job-state");
    return eventually(async () => (await mark.count() > 0 ? (await mark.innerText()).trim() : ""), (text) => ["已完成", "失败", "已取消", "Done", "Failed", "Cancelled"].includes(text));
  }
  get progress(): Locator { return this.page.getByTestId("job-progress"); }
  async cancel(): Promise<void> { await this.page.getByTestId("cancel-import").click(); }
  async figure(key: string): Promise<number> {
    return Number((await this.page.getByTestId(`figure-${key}`).locator("b").innerText()).replaceAll(",", ""));
  }
  /** Rows of the findings as shown: number, field, reason. */
  async findings(): Promise<string[][]> {
    const rows = this.page.getByTestId("findings").locator("tbody tr");
    await rows.first().waitFor();
    return rows.evaluateAll((found) => found.map((row) => [...row.querySelectorAll("td")].slice(0, 3).map((cell) => (cell as HTMLElement).innerText.trim())));
  }
  async findingsFile(): Promise<string> {
    const href = await this.page.getByTestId("findings").locator("a[download]").getAttribute("href");
    return (await fetch(this.base + (href ?? ""))).text();
  }
  async links(): Promise<string[]> { return this.page.getByTestId("import-job").locator("nav a").allInnerTexts(); }
  async jobError(): Promise<string> { return this.page.getByTestId("job-error").innerText(); }
  /** What the overview counts, by name. */
  async cares(): Promise<Record<string, number>> {
    await this.page.locator("[data-care]").first().waitFor();
    return Object.fromEntries(await this.page.locator("[data-care]").evaluateAll((rows) => rows.map((row) => [row.getAttribute("data-care") ?? "", Number(row.getAttribute("data-count"))])) as [string, number][]);
  }
  /** Tabs on until what is named has the focus. */
  async tabTo(name: RegExp): Promise<void> {
    for (let presses = 0; presses < 120; presses += 1) {
      await this.page.keyboard.press("Tab");
      const focused = await this.page.evaluate(() => {
        const at = document.activeElement;
        // Nothing has the focus while the page is being made: the whole page's text is nobody's name.
        if (at === document.body) return "";
        return `${at?.getAttribute("aria-label") ?? ""} ${at?.getAttribute("data-testid") ?? ""} ${at instanceof HTMLSelectElement ? at.labels[0]?.innerText ?? "" : (at as HTMLElement | null)?.innerText ?? ""}`;
      });
      if (name.test(focused)) return;
    }
    throw new Error(`${String(name)} cannot be reached by Tab`);
  }
  /** Chooses a file by the keyboard, where the focus is. */
  async chooseByKey({ name, text }: GivenFile): Promise<void> {
    const opened = this.page.waitForEvent("filechooser");
    // The browser takes over its file dialogue only with the next answer: a key that comes before opens a dialogue that nobody sees.
    await this.page.evaluate(() => null);
    const [chooser] = await Promise.all([opened, this.page.keyboard.press("Enter")]);
    await chooser.setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await this.page.getByTestId("file-field").getByText(name).waitFor();
  }
  async api<T>(path: string): Promise<T> {
    const reply = await fetch(this.base + path);
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}`);
    return await reply.json() as T;
  }
}
