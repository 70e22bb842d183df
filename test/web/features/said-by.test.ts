import { expect, test } from "vitest";
import { ApiError } from "../../../web/api/client.ts";
import { saidBy } from "../../../web/features/shell/said-by.ts";

const both = new ApiError("refused", "The report cannot be taken: no category X", 400, {
  code: "invalid", message: "The report cannot be taken: no category X", messageZh: "上报不能接受：没有类别 X",
  details: [{ field: "body.categoryCode", message: "no category X", messageZh: "没有类别 X" }, { field: "body.position", message: "swapped?", messageZh: "经纬度填反了" }],
});

test("a refusal is told in the language of the screen, what a field adds after it", () => {
  expect(saidBy(both, "zh")).toEqual(["上报不能接受：没有类别 X", "经纬度填反了"]);
  expect(saidBy(both, "en")).toEqual(["The report cannot be taken: no category X", "swapped?"]);
});

test("what was said in English only is not left out on a Chinese screen", () => {
  const english = new ApiError("refused", "no", 502, { code: "busy", message: "no", details: [{ field: "body", message: "why" }] });
  expect(saidBy(english, "zh")).toEqual(["no", "why"]);
});
