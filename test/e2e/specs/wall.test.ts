import { describe, expect, test } from "vitest";
import { origin, type Page } from "../drivers/browser.ts";
import { openedScreens } from "../drivers/opened-screens.ts";
import { changeAnswers, listeningIn, report, toldTo, WallScreen, withDataOfBefore, withFakeTime } from "../drivers/wall-screen.ts";

const { screen, mind } = openedScreens((query, options) => WallScreen.open(query, options));
/** Midnight begins at 16:00 UTC in the demo city. */
const BEFORE_MIDNIGHT = Date.parse(`${new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)}T15:59:40Z`);
const SOURCE_ASKED = /\/api\/summary/;

test("the wall opens by itself with its city, the demo mark, a running clock and every source normal, and nothing fails behind it", async () => {
  const wall = await screen();
  const before = await wall.text("clock");
  const text = await wall.visibleText();

  for (const words of ["环境网格一张图", "演示数据", "已连接", "源正常"]) expect(text).toContain(words);
  expect(before).toMatch(/^\d{2}:\d{2}:\d{2}$/);
  await expect.poll(() => wall.text("clock")).not.toBe(before);
  expect(wall.errors).toEqual([]);
});

describe("what happens", () => {
  test("is on the open wall soon after it is stored, without what the report said of anybody", async () => {
    const wall = await screen("?interrupts=off", { prepare: listeningIn });
    const before = await wall.panel("month").innerText();
    const { id } = await report("投诉人张三丰 13800001111", { address: "太极路 1 号 301 室" });

    await expect.poll(() => wall.panel("month").innerText(), { timeout: 10_000 }).not.toBe(before);
    await expect.poll(async () => (await toldTo(wall.page))["/api/public-incidents"], { timeout: 20_000 }).toContain(`"id":${id},`);
    const told = await toldTo(wall.page);
    expect(told["/api/stream"]).toContain(`"id":${id},`);
    expect(Object.keys(told)).not.toContain("/api/incidents");
    expect(await wall.page.content()).not.toMatch(/张三丰|13800001111|太极路/);
    // Who answers for a hotspot is shown by name; of incidents the wall is told nobody at all.
    for (const [path, text] of Object.entries(told)) {
      expect(`${path} ${/张三丰|13800001111|太极路|"(title|address|description|externalId|reason|by)":/.exec(text)?.[0] ?? "tells nothing"}`).toBe(`${path} tells nothing`);
      if (path !== "/api/hotspots/by-category") expect(`${path} ${/"person":/.test(text) ? "names somebody" : "names nobody"}`).toBe(`${path} names nobody`);
    }
  });

  test("breaks in when nobody owns it, says what to do, and gives the scene back; a second one waits", async () => {
    const wall = await screen();
    await wall.press("2");
    const scene = await wall.sceneId();
    await wall.page.reload();
    await wall.answered();
    await report("无人负责", { position: { x: 100.1, y: 20.1, crs: "wgs84" } });
    await wall.part("critical").waitFor();
    expect(await wall.text("critical")).toMatch(/新投诉件无人负责[\s\S]*所有网格之外[\s\S]*请在地图页/);
    expect(await wall.violations()).toEqual([]);

    await wall.press("Escape");
    await wall.part("critical").waitFor({ state: "detached" });
    expect(await wall.sceneId()).toBe(scene);
    await report("又一件", { position: { x: 100.1, y: 20.1, crs: "wgs84" } });
    await new Promise((resolve) => { setTimeout(resolve, 1_500); });
    expect(await wall.part("critical").count()).toBe(0);
  });
});

describe("time", () => {
  test("is the server's, however wrong the browser's clock is", async () => {
    const told = { nowMs: Date.now() };
    const wall = await screen("", { prepare: withFakeTime(told, new Date("2001-02-03T04:05:06Z")) });
    const shanghai = new Date(told.nowMs + 8 * 3_600_000).toISOString();

    await expect.poll(() => wall.text("clock")).toContain(shanghai.slice(11, 15));
    await wall.sees(`${Number(shanghai.slice(5, 7))}月${Number(shanghai.slice(8, 10))}日`);
  });

  test("rolls over at local midnight: the date changes and what is of today is asked anew", async () => {
    const told = { nowMs: BEFORE_MIDNIGHT };
    const asked: string[] = [];
    const wall = await screen("", { prepare: withFakeTime(told) });
    const today = new Date(BEFORE_MIDNIGHT + 8 * 3_600_000);
    await wall.sees(`${today.getUTCMonth() + 1}月${today.getUTCDate()}日`);
    wall.page.on("request", (request) => { if (SOURCE_ASKED.test(request.url())) asked.push(decodeURIComponent(request.url())); });

    told.nowMs += 25_000;
    await wall.page.clock.runFor(25_000);
    const tomorrow = new Date(BEFORE_MIDNIGHT + 8 * 3_600_000 + 86_400_000);
    await wall.sees(`${tomorrow.getUTCMonth() + 1}月${tomorrow.getUTCDate()}日`);
    await expect.poll(() => asked.some((url) => url.includes(`to=${new Date(BEFORE_MIDNIGHT + 86_400_000).toISOString().slice(0, 10)}T16:00:00.000Z`))).toBe(true);
    expect(await wall.freshness("month", (now) => now === "fresh")).toBe("fresh");
  });
});

describe("when data do not come as they should", () => {
  test.each([["late", 100], ["stale", 400]] as const)("data of some time ago are %s, and look it", async (freshness, secondsOld) => {
    const wall = await screen("", { prepare: withDataOfBefore(SOURCE_ASKED, "asOf", secondsOld) });

    await wall.freshness("month", (now) => now === freshness);
    expect(await wall.panel("month").innerText()).toContain({ late: "迟到", stale: "陈旧" }[freshness]);
    expect(await wall.text("banner")).toMatch({ late: /\d+ 迟到/, stale: /\d+ 陈旧/ }[freshness]);
    expect(await wall.violations()).toEqual([]);
  });

  test("a source that fails keeps its last value, tells cause and tries, and recovers", async () => {
    const wall = await screen("?interrupts=off");
    const figure = (text: string) => /\d[\d,]*/.exec(text.replace(/.*(\n|$)/, ""))?.[0];
    const before = await wall.panel("month").innerText();
    const restore = await wall.refuse(SOURCE_ASKED);
    await report("失败期间");
    await wall.freshness("month", (now) => now === "failed");
    const during = await wall.panel("month").innerText();
    expect(during).toContain("失败");
    expect(figure(during)).toBe(figure(before));
    await wall.sees(/服务器拒绝了请求，已试 \d+ 次/);
    expect(await wall.text("banner")).toMatch(/\d+ 失败[\s\S]*不补值、不清零[\s\S]*最近成功连接/);

    await restore();
    await wall.freshness("month", (now) => now === "fresh");
    await wall.part("banner").waitFor({ state: "detached" });
  });

  test("a lost network is told with attempt and next try, and what happened meanwhile arrives when it is back", async () => {
    const wall = await screen("?interrupts=off");
    const before = await wall.panel("month").innerText();
    await wall.goOffline(true);
    await wall.sees("重连中");
    await wall.sees(/第 \d+ 次，\d+ 秒后再试/);
    expect(await wall.text("banner")).toMatch(/与服务器的连接已断开[\s\S]*\d+ 源：最后更新 \d\d:\d\d/);
    expect(await wall.visibleText()).not.toMatch(/\d+ 正常|源正常/);
    await report("断网期间");
    await wall.goOffline(false);

    await wall.sees("已连接");
    await expect.poll(() => wall.panel("month").innerText(), { timeout: 15_000 }).not.toBe(before);
  });

  test("a wall that is switched on before its server answers begins as soon as that does", async () => {
    const wall = await WallScreen.openUnready("", { prepare: (page) => page.route(/\/(api|healthz)/, (route) => route.abort()) });
    mind(wall);
    await wall.sees("服务器还没有回应，正在重试");

    await wall.page.unroute(/\/(api|healthz)/);
    await wall.answered();
    expect(await wall.visibleText()).toContain("演示数据");
  });
});

describe("the map", () => {
  test("is one for all scenes, which take turns at it", async () => {
    const wall = await screen();
    await wall.press("1");
    await wall.mapAtRest();
    await wall.markCanvas();
    const ids = await wall.sceneIds();

    expect(ids.length).toBeGreaterThan(3);
    expect(await wall.isMarkedCanvas()).toBe(true);
    expect(await wall.page.locator("canvas").count()).toBe(1);
    await wall.mapAtRest();
  });

  test("draws itself anew when the browser took its graphics away and gave them back", async () => {
    const wall = await screen("?scenes=overview");
    await wall.mapAtRest();
    await wall.loseGraphics(true);

    await wall.mapAtRest();
    expect(await wall.map.locator("canvas").count()).toBe(1);
  });

  test("is built again when they do not come back", async () => {
    const wall = await screen("?scenes=overview");
    await wall.mapAtRest();
    await wall.loseGraphics(false);

    await expect.poll(() => wall.isNewCanvas(), { timeout: 20_000 }).toBe(true);
    await wall.mapAtRest();
  });
});

describe("after an upgrade", () => {
  const NEXT_BUILD = "/assets/index-next.js";
  const upgraded = (isReachable: boolean) => async (page: Page): Promise<void> => {
    await changeAnswers(page, /\/healthz$/, () => ({ pageBuild: NEXT_BUILD }));
    await page.route(/\/wall(\?|$)/, (route) => (route.request().resourceType() === "fetch" ? route.fulfill({ contentType: "text/html", body: `<script type="module" src="${NEXT_BUILD}"></script>` }) : route.continue()));
    await page.route(`${origin()}${NEXT_BUILD}`, (route) => route.fulfill(isReachable ? { contentType: "text/javascript", body: "" } : { status: 404, body: "" }));
  };

  test("the wall loads the new page once it can be reached, once, and keeps its scene and settings", async () => {
    const wall = await WallScreen.openUnready("?theme=light&scene=water", { prepare: upgraded(true) });
    mind(wall);
    const loads: string[] = [];
    wall.page.on("load", () => { loads.push(wall.address()); });

    await expect.poll(() => loads.length, { timeout: 30_000 }).toBeGreaterThan(0);
    await wall.answered();
    await new Promise((resolve) => { setTimeout(resolve, 3_000); });
    expect(await wall.sceneId()).toBe("water");
    expect(wall.address()).toContain("theme=light");
    // The first load may have been the one that the test itself waited for.
    expect(loads.length).toBeLessThanOrEqual(2);
  });

  test("a new page that cannot be reached leaves the old one in peace", async () => {
    const wall = await screen("", { prepare: upgraded(false) });
    let isLoadedAnew = false;
    wall.page.on("framenavigated", () => { isLoadedAnew = true; });
    await new Promise((resolve) => { setTimeout(resolve, 3_000); });

    expect(isLoadedAnew).toBe(false);
    expect(await wall.text("connection")).toContain("已连接");
  });
});

describe("by keyboard alone", () => {
  test("scenes are stepped, jumped to, paused and remembered", async () => {
    const wall = await screen();
    const ids = await wall.sceneIds();
    expect(ids.length).toBeGreaterThan(1);

    await wall.press("2");
    expect(await wall.sceneId()).toBe(ids[1]);
    await wall.press("ArrowLeft");
    expect(await wall.sceneId()).toBe(ids[0]);
    await wall.press("ArrowLeft");
    expect(await wall.sceneId()).toBe(ids.at(-1));
    await wall.press("Space");
    expect(await wall.text("kept")).toBe("已暂停");

    await wall.page.reload();
    await wall.answered();
    expect(await wall.sceneId()).toBe(ids.at(-1));
    expect(await wall.text("kept")).toBe("已暂停");
  });

  test("keys are explained, and settings are changed, checked and kept in the address", async () => {
    const wall = await screen();
    await wall.press("?");
    await wall.part("help").waitFor();
    expect(await wall.violations()).toEqual([]);
    await wall.press("Escape");
    await wall.part("help").waitFor({ state: "detached" });

    await wall.press("s");
    await wall.part("settings").waitFor();
    expect(await wall.violations()).toEqual([]);
    await wall.press("Tab");
    await wall.type("zero");
    await wall.sees("应为 0.5 至 100");
    await wall.press("Control+a");
    await wall.type("6");
    await wall.sees(/文字放大 1.4 倍/);
    await wall.press("Enter");
    await wall.part("settings").waitFor({ state: "detached" });
    await expect.poll(() => wall.address()).toContain("distance=6");
  });
});

describe("sizes", () => {
  const SIZES = [[1920, 1080], [3840, 2160], [3840, 1080], [5120, 1440], [6656, 1792]] as const;
  /** ISO 9241-3: digits of 0.727 em must be seen under 16 minutes of arc. */
  const leastPx = (distanceMetres: number, wallHeightMetres: number, heightPx: number) => (2 * distanceMetres * Math.tan((8 / 60) * (Math.PI / 180)) / wallHeightMetres) * heightPx / 0.727;

  test("at none of them a text is clipped, covered or smaller than can be read from 4 m, in each kind of scene", async () => {
    const wall = await screen("?distance=4&height=1.8");
    const faults: string[] = [];
    const seen: string[] = [];
    for await (const id of wall.kindsOfScenes()) {
      seen.push(id);
      await wall.mapAtRest();
      for (const [width, height] of SIZES) {
        await wall.resize(width, height);
        await wall.laidOut();
        const { texts, faults: found } = await wall.measure();
        const least = leastPx(4, 1.8, height);
        const tooSmall = texts.filter(({ fontPx, isReadCloseBy }) => !isReadCloseBy && fontPx < least - 0.01).map(({ text, fontPx }) => `${fontPx} px: ${text}`);
        faults.push(...[...found, ...tooSmall].map((fault) => `${width} × ${height} ${id}: ${fault}`));
      }
      await wall.resize(1920, 1080);
    }

    expect(faults).toEqual([]);
    expect(seen.map((id) => id.split("-")[0])).toEqual(["overview", "water", "district"]);
  });

  test.each(["zh", "en"] as const)("nor in %s where sources are late, stale or fail, which needs words more", async (language) => {
    const faults: string[] = [];
    const take = async (wall: WallScreen, state: string): Promise<void> => {
      await wall.mapAtRest();
      await wall.laidOut();
      faults.push(...(await wall.measure()).faults.map((fault) => `${state} ${fault}`));
    };
    for (const [state, seconds, days] of [["late", 100, 80], ["stale", 400, 120]] as const) {
      for (const [scene, source] of [["overview", "month"], ["water", "water"]] as const) {
        const wall = await screen(`?scenes=${scene}`, { language, prepare: async (page) => {
          await withDataOfBefore(/\/api\/(summary|hotspots)/, "asOf", seconds)(page);
          await withDataOfBefore(/\/api\/water$/, "lastObservedAt", days * 86_400)(page);
        } });
        await wall.freshness(source, (now) => now === state);
        await take(wall, `${state} ${scene}:`);
      }
    }
    const wall = await screen("?scenes=overview&interrupts=off", { language });
    await wall.refuse(/\/api\/(summary|hotspots|water)/);
    await report("Sources fail");
    await wall.freshness("month", (now) => now === "failed");
    await take(wall, "failed overview:");

    expect(faults).toEqual([]);
  });

  test.each([[3840, 1080, 2, 2], [1920, 1080, 2, 1]])("on %d × %d of %d × %d screens no text lies across two of them", async (width, height, columns, rows) => {
    const wall = await screen(`?scenes=overview&bezels=${columns}x${rows}`, { width, height });
    await wall.mapAtRest();
    await wall.laidOut();
    const lines = (parts: number, length: number) => Array.from({ length: parts - 1 }, (_, at) => ((at + 1) * length) / parts);

    expect(await wall.textsAcross(lines(columns, width), lines(rows, height))).toEqual([]);
  });

  test("from too far away a scene is refused, with what to change", async () => {
    const wall = await WallScreen.openUnready("?distance=12&height=1.5");
    mind(wall);
    await wall.part("refused").waitFor();

    expect(await wall.text("refused")).toMatch(/至少要 16 角分[\s\S]*请按 S 键：观看距离改到 7\.8 米以内，或屏幕画面高度不小于 2\.\d 米/);
  });
});

describe("for everyone", () => {
  test.each([["zh", "dark"], ["en", "light"]] as const)("axe finds nothing serious in %s, %s, in each kind of scene", async (language, theme) => {
    const wall = await screen(`?theme=${theme}&lang=${language}`);
    const found: string[] = [];
    const seen: string[] = [];
    for await (const id of wall.kindsOfScenes()) {
      seen.push(id);
      found.push(...(await wall.violations()).map((violation) => `${id}: ${violation}`));
    }

    expect(found).toEqual([]);
    expect(seen).toHaveLength(3);
  });
});
