import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, inject, test } from "vitest";
import { AnalysisScreen } from "../drivers/analysis-screen.ts";
import { closeBrowser, openBrowser, openPage, type PageOptions } from "../drivers/browser.ts";
import { DataDesk } from "../drivers/data-desk.ts";
import { MapScreen } from "../drivers/map-screen.ts";
import { atRest, dataScenes, mapScenes, type Scene } from "../drivers/pictured-scenes.ts";
import { report, WallScreen, withDataOfBefore } from "../drivers/wall-screen.ts";
import { FAULTY_INCIDENTS } from "../files/two-counties.ts";
import { type ServedProgram, serveDatabase } from "../serve-database.ts";

/**
 * SCREENSHOTS=folder npm test -- e2e screenshots: every screen and scene at its sizes, languages and themes, for
 * looking at, as scene-size-language-theme.png. A part alone: -t "wall", -t "zh light map 390".
 */
const folder = process.env["SCREENSHOTS"];

interface Shown { screenshot(path: string): Promise<unknown>; close(): Promise<void>; }
type Look = Required<Pick<PageOptions, "language" | "theme">>;
type Size = readonly [name: string, width: number, height: number];

const LOOKS: Look[] = (["zh", "en"] as const).flatMap((language) => (["light", "dark"] as const).map((theme) => ({ language, theme })));
const NAMED_LOOKS = LOOKS.map((look) => [`${look.language} ${look.theme}`, look] as const);
const DESK: Size[] = [["1440", 1440, 900], ["1920", 1920, 1080]];
const PHONE: Size[] = [["390", 390, 844]];
const WALLS: Size[] = [["1920x1080", 1920, 1080], ["3840x2160", 3840, 2160], ["3840x1080", 3840, 1080], ["5120x1440", 5120, 1440], ["6656x1792", 6656, 1792]];
/** Three scenes of up to twelve million pixels, drawn without graphics hardware. */
const WALL_WITHIN_MS = 900_000;

async function take(screen: Shown, name: string, [size]: Size, { language, theme }: Look): Promise<void> {
  mkdirSync(folder ?? "", { recursive: true });
  await screen.screenshot(join(folder ?? "", `${name}-${size}-${language}-${theme}.png`));
}

const MAP_SCENES: [string, string, (screen: MapScreen) => Promise<unknown>][] = [
  ["map-home", "", async () => undefined],
  ["map-incident", "?near=1", async (screen) => { await screen.openFirstIncident(); await screen.explanation(); }],
  ["map-place", "?at=112.49,32.6,wgs84&view=112.49,32.6,13", (screen) => screen.explanation()],
  ["map-filters", "?category=NOISE&time=90d&result=ambiguous", (screen) => screen.showFilters()],
];
const ANALYSIS_SCENES: [string, string][] = [
  ["analysis-hotspots", "?category=AIR,NOISE&near=1"],
  ["analysis-compare", "?category=NOISE&show=figures&unit=cells-3&measure=per_km2&side=1"],
  ["analysis-density", "?show=density&pane=places"],
  ["analysis-points", "?show=points&pane=incidents&weekday=6,7&hour=20,21,22"],
];
const DATA_SCENES: [string, string, (desk: DataDesk) => Promise<unknown>][] = [
  ["data-todo", "", async (desk) => { await desk.cares(); await desk.settled(); }],
  ["data-imports", "/imports", async () => undefined],
  ["data-import-form", "/imports/new?kind=incidents", async (desk) => { await desk.giveFile(FAULTY_INCIDENTS); await desk.mapping(); }],
  ["data-editions", "/editions", (desk) => desk.settled()],
  ["data-matrix", "/matrix", (desk) => desk.settled()],
  ["data-posts", "/posts", (desk) => desk.settled()],
];

/** Sources that do not answer as they should, and what is done until it shows. */
const LONG_SECONDS = 120 * 86_400;
const WALL_STATES: [string, string, Pick<PageOptions, "prepare">, (wall: WallScreen) => Promise<unknown>][] = [
  ["wall-late", "overview", { prepare: withDataOfBefore(/\/api\/summary/, "asOf", 100) }, (wall) => wall.freshness("month", (now) => now === "late")],
  ["wall-stale", "overview", { prepare: async (page) => {
    await withDataOfBefore(/\/api\/summary/, "asOf", 400)(page);
    await withDataOfBefore(/\/api\/water$/, "lastObservedAt", LONG_SECONDS)(page);
  } }, (wall) => wall.freshness("month", (now) => now === "stale")],
  ["wall-stale-water", "water", { prepare: withDataOfBefore(/\/api\/water$/, "lastObservedAt", LONG_SECONDS) }, (wall) => wall.freshness("water", (now) => now === "stale")],
  ["wall-failed", "overview", {}, async (wall) => {
    await wall.refuse(/\/api\/(summary|hotspots)/);
    await report("A source fails");
    await wall.freshness("month", (now) => now === "failed");
  }],
  ["wall-lost", "overview", {}, async (wall) => { await wall.goOffline(true); await wall.part("banner").waitFor(); }],
];

/** Scenes that need something done or stored first; that is made once, when the first of them is taken. */
let prepared: Promise<Record<string, Scene>> | undefined;
const sceneOf = (name: string) => async (): Promise<Scene> => (await (prepared ??= Promise.all([mapScenes(), dataScenes()]).then(([map, data]) => ({ ...map, ...data }))))[name]!;
const MORE_SCENES: Record<string, () => Promise<Scene>> = Object.fromEntries([
  "map-mine", "map-why", "map-around", "map-reassign", "map-confirm", "map-section", "map-search", "map-measure", "map-outbox",
  "data-findings", "data-borders", "data-impact", "data-matrix-draft", "data-matrix-cell", "data-import-job", "data-import-readings",
].map((name) => [name, sceneOf(name)]));

describe.skipIf(folder === undefined)("screenshots (set SCREENSHOTS to a folder)", () => {
  beforeAll(openBrowser);
  afterAll(closeBrowser);

  describe.each(NAMED_LOOKS)("%s", (_name, look) => {
    describe.each([...DESK, ...PHONE])("map %s", (...size) => {
      const [, width, height] = size;
      test.each(MAP_SCENES)("%s", async (scene, query, act) => {
        const screen = await MapScreen.open(query, { ...look, width, height });
        await act(screen);
        await screen.mapAtRest();
        await take(screen, scene, size, look);
        await screen.close();
      });
    });

    describe.each(DESK)("analysis %s", (...size) => {
      const [, width, height] = size;
      test.each(ANALYSIS_SCENES)("%s", async (scene, query) => {
        const screen = await AnalysisScreen.open(query, { ...look, width, height });
        await take(screen, scene, size, look);
        await screen.close();
      });
    });

    describe.each([...DESK, ...PHONE])("data %s", (...size) => {
      const [, width, height] = size;
      test.each(DATA_SCENES)("%s", async (scene, path, act) => {
        const desk = await DataDesk.open(path, { ...look, width, height });
        await act(desk);
        await take(desk, scene, size, look);
        await desk.close();
      });
    });

    describe.each([...DESK, ...PHONE])("%s", (...size) => {
      const [, width, height] = size;
      test.each(Object.keys(MORE_SCENES))("%s", async (name) => {
        const { path, stored = {}, act } = await MORE_SCENES[name]!();
        const watched = await openPage(path, { ...look, width, height, prepare: (page) => page.addInitScript((kept) => { for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text); }, stored) });
        await atRest(watched.page);
        await act?.(watched.page);
        await atRest(watched.page);
        await take({ screenshot: (file) => watched.page.screenshot({ path: file }), close: watched.close }, name, size, look);
        await watched.close();
      });
    });

    test.each(WALLS)("wall %s", async (...size) => {
      const [, width, height] = size;
      const screen = await WallScreen.open(`?theme=${look.theme}`, { ...look, width, height });
      for await (const id of screen.kindsOfScenes()) {
        await screen.drawn();
        await take(screen, `wall-${id.split("-")[0] ?? id}`, size, look);
      }
      await screen.close();
    }, WALL_WITHIN_MS);

    test.each(WALL_STATES)("%s", async (name, scene, options, act) => {
      const screen = await WallScreen.open(`?theme=${look.theme}&scenes=${scene}&interrupts=off`, { ...look, ...options });
      await screen.drawn();
      await act(screen);
      await screen.drawn();
      await take(screen, name, WALLS[0]!, look);
      await screen.close();
    }, WALL_WITHIN_MS);
  });

  describe("with nothing stored", () => {
    let program: ServedProgram;
    beforeAll(async () => { program = await serveDatabase(inject("databaseServerUrl"), { DEMO: "off" }); });
    afterAll(() => program.stop());

    describe.each(NAMED_LOOKS)("%s", (_name, look) => {
      test.each([
        ...["map", "analysis", "wall", "data", "data/editions", "data/matrix", "data/posts"].map((screen) => [screen, DESK[0]!] as const), ...["map", "data"].map((screen) => [screen, PHONE[0]!] as const),
      ])("empty %s", async (screen, size) => {
        const desk = await DataDesk.open("", { ...look, width: size[1], height: size[2] }, program.url);
        await desk.goTo(`/${screen}`);
        await desk.firstSteps();
        await take(desk, `empty-${screen.replace("/", "-")}`, size, look);
        await desk.close();
      });
    });
  });
});
