import { eventually, openPage, type Page, type PageOptions, type WatchedPage } from "./browser.ts";

export type Place = readonly [lng: number, lat: number];

/** What an administrator does on /data/editions, in the words of that person. */
export class EditionsScreen {
  private readonly watched: WatchedPage;
  private constructor(watched: WatchedPage) {
    this.watched = watched;
  }

  static async open(base: string, query = "", options: PageOptions = {}): Promise<EditionsScreen> {
    const screen = new EditionsScreen(await openPage(`/data/editions${query}`, { width: 1440, height: 900, ...options }, base));
    await screen.mapAtRest();
    return screen;
  }

  private get page(): Page { return this.watched.page; }
  private get map() { return this.page.getByTestId("editions-map"); }
  get strayRequests(): string[] { return this.watched.strayRequests; }
  get errors(): string[] { return this.watched.errors; }
  violations(): Promise<string[]> { return this.watched.violations(); }
  close(): Promise<void> { return this.watched.close(); }

  async mapAtRest(): Promise<void> {
    await this.map.waitFor();
    await this.page.waitForFunction(() => document.querySelector("[data-testid=editions-map]")?.getAttribute("aria-busy") === "false");
  }
  async makeDraft(name: string): Promise<void> {
    await this.page.getByRole("button", { name: "新建草案" }).click();
    await this.page.getByLabel("草案名称").fill(name);
    await this.page.getByRole("button", { name: "建立草案" }).click();
    await this.page.getByRole("option", { name: `${name} · 草案` }).waitFor({ state: "attached" });
  }
  async editBorders(): Promise<void> {
    await this.page.getByRole("button", { name: "编辑边界" }).click();
    await this.verticesShown();
  }
  private async verticesShown(): Promise<void> {
    await this.page.waitForFunction(() => document.querySelector("[data-testid=border-tools] [data-in-view]")?.getAttribute("data-in-view") === "ready");
    await this.mapAtRest();
  }
  /** Drags the vertex at one place to another, as a hand does: towards it, press, move, let go. */
  async drag(from: Place, to: Place): Promise<void> {
    const [start, end] = [await this.project(from), await this.project(to)];
    await this.page.mouse.move(start.x - 24, start.y - 24);
    await this.page.mouse.move(start.x, start.y, { steps: 4 });
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 8 });
    await this.page.mouse.up();
  }
  press(key: string): Promise<void> { return this.page.keyboard.press(key); }
  async vertexChosen(): Promise<void> { await this.page.getByTestId("border-tools").getByText("已选顶点").waitFor(); }
  async changedCells(isSo: (count: number) => boolean): Promise<number> {
    return eventually(async () => Number(await this.page.getByTestId("border-tools").locator("[data-changed]").getAttribute("data-changed")), isSo);
  }
  async undo(): Promise<void> { await this.page.getByRole("button", { name: "撤销" }).click(); }
  async redo(): Promise<void> { await this.page.getByRole("button", { name: "重做" }).click(); }
  async save(): Promise<void> { await this.page.getByRole("button", { name: "保存", exact: true }).click(); }
  async foundNothing(): Promise<void> { await this.page.getByTestId("sound").waitFor(); }
  async movingIncidents(): Promise<number> { return Number(await this.page.getByTestId("moving").getAttribute("data-count")); }
  async showFlowsAsTable(): Promise<void> { await this.page.getByRole("button", { name: "表", exact: true }).click(); }
  impact(): Promise<string> { return this.page.getByTestId("impact").innerText(); }
  async canApply(): Promise<boolean> { return this.page.getByRole("button", { name: "批准并生效" }).isEnabled(); }
  async apply(reason: string): Promise<void> {
    await this.page.getByLabel("变更理由").fill(reason);
    await this.page.getByRole("button", { name: "批准并生效" }).click();
  }
  async sees(text: string | RegExp): Promise<void> { await this.page.getByText(text).first().waitFor(); }
  async check(): Promise<void> { await this.page.getByTestId("findings").getByRole("button", { name: "检查" }).click(); }
  async walk(key: "j" | "k"): Promise<void> { await this.page.keyboard.press(key); }
  async chosenFinding(): Promise<string | null> { return this.page.locator("[data-finding]:has([aria-expanded=true])").getAttribute("data-finding"); }
  async accept(reason: string): Promise<void> {
    await this.page.getByLabel("接受理由").fill(reason);
    await this.page.getByRole("button", { name: "接受", exact: true }).click();
  }
  /** Shows the whole territory, wherever the map was. */
  async goHome(): Promise<void> {
    await this.page.getByRole("button", { name: "全域" }).click();
    await this.mapAtRest();
  }
  /** West, south, east, north of what the map shows. */
  async view(): Promise<[number, number, number, number]> {
    return (await this.map.getAttribute("data-box") ?? "").split(",").map(Number) as [number, number, number, number];
  }

  /** Where a place is on the page: the map is flat, north up, in Mercator's projection. */
  private async project([lng, lat]: Place): Promise<{ x: number; y: number }> {
    const [[west, south, east, north], box] = [await this.view(), await this.map.boundingBox()];
    if (box === null) throw new Error("the map has no size");
    const mercator = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360));
    return { x: box.x + ((lng - west) / (east - west)) * box.width, y: box.y + ((mercator(north) - mercator(lat)) / (mercator(north) - mercator(south))) * box.height };
  }
}
