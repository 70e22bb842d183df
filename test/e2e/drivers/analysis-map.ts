import { eventually, type Locator, type Page } from "./browser.ts";

/** What a map says that it has drawn, read back from its own canvas. */
export interface DrawnOnMap {
  /** Incidents in the points and clusters of the window. */
  incidents: number;
  /** Places of the unit in the window that something is painted on. */
  places: number;
  /** Painted places by class: -1 zero, 0 to 4 or -3 to 3, -128 no data. */
  classes: Record<string, number>;
  failedTiles: number;
}

/** The map of /analysis in the words of a person: A is the map of the period, B that of the one compared with. */
export class AnalysisMapDriver {
  private readonly page: Page;
  private readonly map: Locator;
  constructor(page: Page, view: "A" | "B" = "A") {
    this.page = page;
    this.map = page.getByTestId(`analysis-map-${view}`);
  }

  async atRest(): Promise<void> {
    await this.map.waitFor();
    await eventually(() => this.map.getAttribute("aria-busy"), (busy) => busy === "false");
  }

  /** What is drawn once the map rests and `isSo` holds: figures come after the filter. */
  async drawn(isSo: (drawn: DrawnOnMap) => boolean = () => true): Promise<DrawnOnMap> {
    await this.atRest();
    return eventually(() => this.read(), isSo);
  }

  private async read(): Promise<DrawnOnMap> {
    const text = async (name: string) => await this.map.getAttribute(`data-${name}`) ?? "";
    return {
      incidents: Number(await text("drawn-incidents")), places: Number(await text("drawn-places")),
      classes: JSON.parse(await text("drawn-classes") || "{}") as Record<string, number>, failedTiles: Number(await text("failed-tiles")),
    };
  }

  /** Points at a share of the map's width and height; gives the tooltip's text. */
  async pointAt(acrossShare: number, downShare: number): Promise<string> {
    const { x, y } = await this.pixelAt(acrossShare, downShare);
    await this.page.mouse.move(x - 3, y);
    await this.page.mouse.move(x, y);
    const tooltip = this.page.locator("[data-testid=place-tooltip]");
    await tooltip.waitFor();
    return tooltip.innerText();
  }

  async clickAt(acrossShare: number, downShare: number): Promise<void> {
    const { x, y } = await this.pixelAt(acrossShare, downShare);
    await this.page.mouse.click(x, y);
  }

  /** Clicks the corners of a polygon and closes it on the first. */
  async drawPolygon(corners: readonly (readonly [acrossShare: number, downShare: number])[]): Promise<void> {
    for (const corner of [...corners, corners[0]!]) {
      const { x, y } = await this.pixelAt(...corner);
      await this.page.mouse.move(x, y);
      await this.page.mouse.click(x, y);
    }
  }

  /** Takes the graphics context away and gives it back, as a driver restart does. */
  async loseContext(): Promise<void> {
    await this.map.locator("canvas").evaluate(async (canvas) => {
      const extension = (canvas as HTMLCanvasElement).getContext("webgl2")?.getExtension("WEBGL_lose_context");
      extension?.loseContext();
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      extension?.restoreContext();
    });
  }

  private async pixelAt(acrossShare: number, downShare: number): Promise<{ x: number; y: number }> {
    const box = await this.map.boundingBox();
    if (box === null) throw new Error("the analysis map has no size");
    return { x: box.x + box.width * acrossShare, y: box.y + box.height * downShare };
  }
}
