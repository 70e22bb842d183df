import { eventually, openPage, type Locator, type PageOptions, type WatchedPage } from "./browser.ts";

/** What a person does with a monitoring section on /map. */
export class SectionPanel {
  private readonly watched: WatchedPage;
  private constructor(watched: WatchedPage) {
    this.watched = watched;
  }

  static async open(query = "", options: PageOptions = {}): Promise<SectionPanel> {
    const panel = new SectionPanel(await openPage(`/map${query}`, options));
    await panel.page.waitForFunction(() => document.querySelector("[data-testid=map]")?.getAttribute("aria-busy") === "false");
    return panel;
  }

  private get page() { return this.watched.page; }
  get drawer(): Locator { return this.page.getByTestId("drawer"); }
  get errors(): string[] { return this.watched.errors; }
  get strayRequests(): string[] { return this.watched.strayRequests; }
  violations(): Promise<string[]> { return this.watched.violations(); }
  async close(): Promise<void> { await this.watched.close(); }

  /** Finds the section by its name and takes the first hit. */
  async search(name: string): Promise<void> {
    const field = this.page.getByRole("combobox").first();
    await field.fill(name);
    await this.page.getByRole("option").filter({ hasText: name }).first().click();
    await this.drawer.waitFor();
  }
  /** The class on the first chip of the panel: 1 to 6, or none. */
  async shownClass(): Promise<string | null> {
    const head = this.page.getByTestId("section-head");
    await head.waitFor();
    return head.locator("[data-class]").first().getAttribute("data-class");
  }
  async mainItems(): Promise<string[]> {
    return this.page.getByTestId("main-items").locator("li .name").allInnerTexts();
  }
  async curveLabel(): Promise<string> {
    return await this.page.getByTestId("section-curve").locator("svg").getAttribute("aria-label") ?? "";
  }
  async dots(): Promise<number> { return this.page.getByTestId("section-curve").locator("circle").count(); }
  async chooseIndicator(name: string): Promise<void> { await this.page.getByTestId("curve-indicator").selectOption({ label: name }); }
  async tableRows(): Promise<number> {
    await this.drawer.getByRole("button", { name: "表" }).click();
    return this.drawer.getByRole("row").count();
  }
  async upstream(): Promise<string[]> {
    const list = this.page.getByTestId("upstream");
    await list.waitFor();
    return list.locator("li .name").allInnerTexts();
  }
  async addressHas(text: string): Promise<void> {
    await eventually(async () => this.page.url(), (url) => url.includes(text));
  }
}
