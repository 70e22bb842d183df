import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { AnalysisScreen } from "../drivers/analysis-screen.ts";
import { closeBrowser, openBrowser, type PageOptions } from "../drivers/browser.ts";
import { MapScreen } from "../drivers/map-screen.ts";

/** SCREENSHOTS=folder npm test -- e2e screenshots: pictures at the target sizes, languages and themes, for looking at. */
const folder = process.env["SCREENSHOTS"];

const SIZES: [string, number, number][] = [["desk", 1440, 900], ["large", 1920, 1080], ["phone", 390, 844]];
const LOOKS: PageOptions[] = [{ language: "zh", theme: "light" }, { language: "en", theme: "dark" }];
const SCENES: [string, string, (screen: MapScreen) => Promise<unknown>][] = [
  ["home", "", async () => undefined],
  ["incident", "?near=1", async (screen) => { await screen.openFirstIncident(); await screen.explanation(); }],
  ["place", "?at=112.49,32.6,wgs84&view=112.49,32.6,13", (screen) => screen.explanation()],
  ["filters", "?category=NOISE&time=90d&result=ambiguous", (screen) => screen.showFilters()],
];

const ANALYSIS_SIZES: [string, number, number][] = [["desk", 1440, 900], ["large", 1920, 1080]];
const ANALYSIS_LOOKS: PageOptions[] = [{ language: "zh", theme: "light" }, { language: "zh", theme: "dark" }, { language: "en", theme: "light" }, { language: "en", theme: "dark" }];
const ANALYSIS_SCENES: [string, string, (screen: AnalysisScreen) => Promise<unknown>][] = [
  ["hotspots", "?category=AIR,NOISE&near=1", async () => undefined],
  ["compare", "?category=NOISE&show=figures&unit=cells-3&measure=per_km2&side=1", async () => undefined],
  ["density", "?show=density&pane=places", async () => undefined],
  ["points", "?show=points&pane=incidents&weekday=6,7&hour=20,21,22", async () => undefined],
];

describe.skipIf(folder === undefined)("screenshots (set SCREENSHOTS to a folder)", () => {
  beforeAll(openBrowser);
  afterAll(closeBrowser);

  describe.each(ANALYSIS_SIZES)("analysis %s", (size, width, height) => {
    describe.each(ANALYSIS_LOOKS)("$language $theme", (look) => {
      test.each(ANALYSIS_SCENES)("%s", async (scene, query, act) => {
        mkdirSync(folder ?? "", { recursive: true });
        const screen = await AnalysisScreen.open(query, { ...look, width, height });
        await act(screen);
        await screen.screenshot(join(folder ?? "", `analysis-${scene}-${size}-${look.language ?? ""}-${look.theme ?? ""}.png`));
        await screen.close();
      });
    });
  });

  describe.each(SIZES)("%s", (size, width, height) => {
    describe.each(LOOKS)("$language $theme", (look) => {
      test.each(SCENES)("%s", async (scene, query, act) => {
        mkdirSync(folder ?? "", { recursive: true });
        const screen = await MapScreen.open(query, { ...look, width, height });
        await act(screen);
        await screen.mapAtRest();
        await screen.screenshot(join(folder ?? "", `${scene}-${size}-${look.language ?? ""}-${look.theme ?? ""}.png`));
        await screen.close();
      });
    });
  });
});
