import type { GivenFile } from "../drivers/data-desk.ts";

const square = (code: string, name: string, west: number) => ({
  type: "Feature", properties: { 编码: code, 名称: name },
  geometry: { type: "Polygon", coordinates: [[[west, 32], [west + 0.1, 32], [west + 0.1, 32.1], [west, 32.1], [west, 32]]] },
});

/** Everything that a deployment of two counties needs, in the order in which it is loaded. */
export const TWO_COUNTIES: readonly { kind: string; file: GivenFile }[] = [
  { kind: "levels", file: { name: "层级.csv", text: "编码,depth,名称\ncounty,1,县\n" } },
  { kind: "cells", file: { name: "县界.geojson", text: JSON.stringify({ type: "FeatureCollection", features: [square("C1", "东县", 112.1), square("C2", "西县", 112)] }) } },
  { kind: "departments", file: { name: "部门.csv", text: "编码,名称,首接部门\nepb,生态环境局,是\n" } },
  { kind: "posts", file: { name: "岗位.csv", text: "编码,名称,岗位类型,部门,网格编码\ng1,东县网格长,grid_chief,epb,C1\ng2,西县网格长,grid_chief,epb,C2\n" } },
  { kind: "people", file: { name: "人员.csv", text: "编码,姓名\np1,张三\np2,李四\n" } },
  { kind: "holdings", file: { name: "任职.csv", text: "岗位编码,人员编码\ng1,p1\ng2,p2\n" } },
  { kind: "categories", file: { name: "类别.csv", text: "编码,名称\nnoise,噪声\nodour,异味\n" } },
  { kind: "rules", file: { name: "规则.csv", text: "编码,类别,部门,岗位类型\nr1,noise,epb,grid_chief\n" } },
];

/** Six reports of which three cannot be taken: no category known, a time in the future, a row cut short. */
export const FAULTY_INCIDENTS: GivenFile = {
  name: "投诉件.csv",
  text: [
    "编号,上报时间,类别,标题,经度,纬度",
    "A1,2026-01-02 10:00,noise,夜间施工,112.05,32.05",
    "A2,2026-01-03 11:00,noise,风机,112.15,32.05",
    "A3,2026-01-04 12:00,没有的类别,异响,112.15,32.05",
    "A4,2199-01-04 12:00,noise,穿越,112.15,32.05",
    "A5,2026-01-05 13:00,odour,臭味,112.15,32.05",
    "A6,2026-01-05",
    "",
  ].join("\n"),
};
