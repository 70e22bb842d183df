import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { DataDesk, type ToldJob } from "../drivers/data-desk.ts";
import { eventually } from "../drivers/browser.ts";
import { openedScreens } from "../drivers/opened-screens.ts";
import { FAULTY_INCIDENTS, TWO_COUNTIES } from "../files/two-counties.ts";
import { type ServedProgram, serveDatabase } from "../serve-database.ts";

/** A program of its own, begun empty: what is imported here changes nothing for the tests of other screens. */
let program: ServedProgram;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ecogrid-e2e-"));
  program = await serveDatabase(inject("databaseServerUrl"), { DEMO: "off", DATA_DIR: folder, MAX_UPLOAD_MB: "30" });
});
afterAll(async () => {
  await program.stop();
  await rm(folder, { recursive: true, force: true });
});
const { screen: desk } = openedScreens((path, options) => DataDesk.open(path, options, program.url));
const jobOf = (at: DataDesk, id: number) => at.api<ToldJob>(`/api/imports/${id}`);

describe("with nothing stored", () => {
  test.each(["/map", "/analysis", "/wall", "/data", "/data/editions", "/data/matrix", "/data/posts"])("%s says what to do first, in order", async (path) => {
    const screen = await desk("/imports");
    await screen.goTo(path);

    expect((await screen.firstSteps()).map(({ name }) => name)).toEqual(["levels", "cells", "people", "rules", "incidents", "water"]);
    expect((await screen.firstSteps()).filter(({ isNext }) => isNext).map(({ name }) => name)).toEqual(["levels"]);
    expect(await screen.violations()).toEqual([]);
    expect(screen.errors).toEqual([]);
  });

  test("so does the map on a phone, where the list would only say that it is empty", async () => {
    const screen = await desk("/imports", { width: 390, height: 844 });
    await screen.goTo("/map");

    expect(await screen.firstSteps()).toHaveLength(6);
  });
});

test("on a phone the tab of the view is in sight, also where it is the last", async () => {
  const screen = await desk("/posts", { width: 390, height: 844 });

  await eventually(() => screen.isTabInSight(), (isInSight) => isInSight);
});

describe("a new deployment is filled by the screen alone", () => {
  test("each file finds its columns, and the steps are ticked off", async () => {
    const screen = await desk("/imports");
    for (const { kind, file } of TWO_COUNTIES) {
      await screen.beginImport(kind);
      await screen.giveFile(file);
      if (kind === "cells") {
        await screen.state("level", "county");
        await screen.check("检查无误后立即发布");
      }
      expect(await screen.problems()).toEqual([]);
      const id = await screen.startImport();

      expect([kind, await screen.ended(), (await jobOf(screen, id)).rowsRejected]).toEqual([kind, "已完成", 0]);
    }
    await screen.goTo("/data");

    expect((await screen.firstSteps()).filter(({ isDone }) => !isDone).map(({ name }) => name)).toEqual(["incidents", "water"]);
  });

  test("a table with faulty rows: a trial, the real run, findings and counts as the API has them", async () => {
    const screen = await desk("/imports");
    await screen.beginImport("incidents");
    await screen.giveFile(FAULTY_INCIDENTS);

    expect(await screen.mapping()).toMatchObject({ external_id: "编号", reported_at: "上报时间", category: "类别", title: "标题", x: "经度", y: "纬度" });
    expect(await screen.problems()).toEqual(["请声明坐标系"]);
    await screen.state("crs", "wgs84");
    await screen.state("source-system", "12345");
    const tried = await screen.startDryRun();
    expect(await screen.ended()).toBe("已完成");
    expect((await jobOf(screen, tried)).dryRun).toBe(true);
    await screen.sees("什么都没有入库");

    const id = await screen.runTried();
    expect(await screen.ended()).toBe("已完成");
    const told = await jobOf(screen, id);
    expect([await screen.figure("read"), await screen.figure("stored"), await screen.figure("rejected")]).toEqual([told.rowsRead, told.rowsStored, told.rowsRejected]);
    expect([told.rowsRead, told.rowsStored, told.rowsRejected]).toEqual([6, 3, 3]);
    expect(await screen.findings()).toEqual([["3", "类别", "未知类别"], ["4", "上报时间", "时间在未来"], ["6", "–", "列数不符"]]);
    expect((await screen.findingsFile()).trim().split("\r\n")).toHaveLength(4);
    expect(await screen.links()).toEqual(expect.arrayContaining(["在地图上看", "去分析"]));

    await screen.reload();
    expect(await screen.figure("stored")).toBe(3);
    expect(await screen.findings()).toHaveLength(3);
    expect(await screen.violations()).toEqual([]);
    expect(screen.errors).toEqual([]);
  });

  test("an import that ended between the answer about it and the list is not shown as running for ever", async () => {
    const screen = await desk("/imports");
    await screen.answersBeforeTheEnd(1);
    await screen.goTo("/data/imports/1");

    expect(await screen.ended()).toBe("已完成");
  });

  test("what needs care is told as the API counts it", async () => {
    const screen = await desk();
    const { byResult } = await screen.api<{ byResult: Record<string, number> }>("/api/summary");

    const cares = await eventually(() => screen.cares(), (told) => "incidents-gap" in told && "vacant_post" in told);
    expect(cares).toMatchObject({ "incidents-gap": byResult["gap"], "incidents-unassigned": byResult["unassigned"], "incidents-ambiguous": byResult["ambiguous"] });
    expect(cares).toMatchObject((await screen.api<{ counts: Record<string, number> }>("/api/responsibility/checks")).counts);
    expect(byResult["gap"]).toBe(1);
  });
});

describe("a long import", () => {
  test("shows rows, rate and share while it runs, and ends when it is cancelled", async () => {
    const path = join(folder, "many.csv");
    const rows = Array.from({ length: 250_000 }, (_, at) => `M${at},2026-01-02 10:00,noise,${"x".repeat(40)},112.05,32.05`);
    await writeFile(path, `编号,上报时间,类别,标题,经度,纬度\n${rows.join("\n")}\n`);
    const screen = await desk("/imports/new?kind=incidents");
    await screen.giveFileAt(path);
    await screen.state("crs", "wgs84");
    await screen.state("source-system", "many");
    const id = await screen.startImport();
    await eventually(async () => (await screen.progress.count() > 0 ? screen.progress.innerText() : ""), (text) => /已读 [1-9]/.test(text) && /每秒/.test(text));
    await screen.cancel();

    expect(await screen.ended()).toBe("已取消");
    const told = await jobOf(screen, id);
    expect(told.state).toBe("cancelled");
    expect(told.rowsStored).toBeLessThan(250_000);
    await screen.sees("再次导入同一文件会接着补齐");
  });
});

describe("a file that cannot be imported is told before it is sent", () => {
  test.each([
    ["people", { name: "empty.csv", text: "" }, "文件是空的"],
    ["people", { name: "nohead.csv", text: ",,\n1,2,3\n" }, "第一行没有列名"],
    ["people", { name: "人员.xlsx", text: "PK\u0003\u0004[Content_Types].xml" }, "CSV UTF-8"],
    ["cells", { name: "cells.csv", text: "code,name\na,b\n" }, "网格需要边界"],
    ["posts", { name: "p.csv", text: "编码,名称\na,b\n" }, "还缺：类型、部门编码"],
    ["people", { name: "big.csv", text: `编码,姓名\n${"x".repeat(31_000_000)}\n` }, "超过上限 30.0 MB"],
  ])("%s, file %#", async (kind, file, words) => {
    const screen = await desk(`/imports/new?kind=${kind}`);
    await screen.giveFile(file);

    expect((await screen.problems((problems) => problems.length > 0)).join()).toContain(words);
    expect(await screen.canStart()).toBe(false);
  });

  test("columns that fit another kind lead to it, with the file kept", async () => {
    const screen = await desk("/imports/new?kind=posts");
    await screen.giveFile({ name: "人员.csv", text: "编码,姓名,电话\na,b,1\n" });
    await screen.sees("列名更像“人员”");

    expect(screen.errors).toEqual([]);
  });

  test("positions outside the territory, or the wrong way round, are doubted", async () => {
    const screen = await desk("/imports/new?kind=enterprises");
    await screen.giveFile({ name: "e.csv", text: "编码,名称,经度,纬度\ne1,厂,32.05,112.05\n" });
    await screen.sees("对调后落在辖区内");
  });

  test("a file that breaks off fails, and says in the screen's language why and what to do", async () => {
    const screen = await desk("/imports/new?kind=cells");
    const { text } = TWO_COUNTIES[1]!.file;
    await screen.giveFile({ name: "断.geojson", text: text.slice(0, -40) });
    await screen.state("level", "county");
    await screen.startImport();

    expect(await screen.ended()).toBe("失败");
    expect(await screen.jobError()).toBe("断.geojson 的要素列表中途断了：文件没有拷全，请重新取一份。");
  });

  test("a server that takes no file so large, and one that is away, are told apart", async () => {
    const screen = await desk("/imports/new?kind=people");
    await screen.giveFile({ name: "p.csv", text: "编码,姓名\nx,y\n" });
    const answer = await screen.refuse(/\/api\/imports$/, 413);
    await screen.tryToStart();
    await screen.sees("文件太大，服务器不接收");
    await answer();
    await screen.refuse(/\/api\/imports$/, 503);
    await screen.tryToStart();
    await screen.sees("没有上传成功");
  });
});

describe("by the keyboard alone", () => {
  test("a file is chosen, stated and imported", async () => {
    const screen = await desk("/imports/new?kind=enterprises");
    await screen.tabTo(/选择文件/);
    await screen.chooseByKey({ name: "企业.csv", text: "编码,名称,经度,纬度\ne1,厂,112.05,32.05\n" });
    await screen.tabTo(/crs/);
    await screen.type("CGCS");
    await screen.tabTo(/start/);
    await screen.press("Enter");

    expect(await screen.ended()).toBe("已完成");
    expect(await screen.figure("stored")).toBe(1);
  });
});

describe("every part", () => {
  test.each([["", {}], ["/imports", {}], ["/imports/new?kind=incidents", {}], ["/imports/new?kind=cells", { theme: "dark", language: "en" }], ["", { theme: "dark", language: "en" }]] as const)("/data%s %o has no serious fault for assistive technology", async (path, options) => {
    const screen = await desk(path, options);

    expect(await screen.violations()).toEqual([]);
    expect(screen.errors).toEqual([]);
  });

  test("an import that does not exist is told", async () => {
    const screen = await desk("/imports/999999");
    await screen.sees("没有这次导入");
  });
});
