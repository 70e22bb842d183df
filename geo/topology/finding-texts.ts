import type { Finding, FindingKind } from "./finding.ts";

export interface FindingText {
  title: string;
  /** What was found, with names and measures filled in. */
  explanation: string;
  advice: string;
}

interface Wording {
  title: string;
  explanation: string;
  advice: string;
}

/**
 * The words for every kind of finding. In `explanation`: {cells} names and codes, {size} with its
 * unit, {width} in metres, {count} places, {place} part, ring and vertex, {value} as found.
 */
export const FINDING_WORDINGS: Readonly<Record<FindingKind, { zh: Wording; en: Wording }>> = {
  bad_position: {
    zh: { title: "坐标无效", explanation: "{cells}：{place} 不是有效的经纬度，该环无法使用。", advice: "检查源数据该顶点：经度应在 ±180、纬度应在 ±90 之内，次序为经度在前。若为投影坐标，请先转换。" },
    en: { title: "Invalid position", explanation: "{cells}: {place} is not a longitude and latitude; the ring cannot be used.", advice: "Check this vertex in the source: longitude within ±180, latitude within ±90, longitude first. Reproject projected coordinates before importing." },
  },
  unclosed_ring: {
    zh: { title: "环未闭合", explanation: "{cells}：{place} 的首尾坐标不同。", advice: "无需处理：导入时自动以首点闭合，边界不变。" },
    en: { title: "Unclosed ring", explanation: "{cells}: the last position of {place} differs from the first.", advice: "Nothing to do: it is closed on import without moving the border." },
  },
  too_few_positions: {
    zh: { title: "环退化", explanation: "{cells}：{place} 不足三个不同的点，不构成面。", advice: "在源数据中删除该环，或补全其顶点。" },
    en: { title: "Degenerate ring", explanation: "{cells}: {place} has fewer than three distinct positions and encloses nothing.", advice: "Delete the ring in the source, or supply its missing vertices." },
  },
  repeated_position: {
    zh: { title: "重复顶点", explanation: "{cells}：有 {count} 个顶点与前一顶点重合。", advice: "无需处理：导入时自动去除，边界不变。" },
    en: { title: "Repeated position", explanation: "{cells}: {count} positions equal the one before them.", advice: "Nothing to do: they are removed on import without moving the border." },
  },
  spike: {
    zh: { title: "尖刺", explanation: "{cells}：{place} 处边界折返，形成长 {size} 的尖刺。", advice: "核对该顶点，多为误点；确认后在源数据中删除。" },
    en: { title: "Spike", explanation: "{cells}: at {place} the border turns back on itself in a spike {size} long.", advice: "Look at this vertex; it is usually a slip. Delete it in the source once confirmed." },
  },
  wrong_winding: {
    zh: { title: "环方向相反", explanation: "{cells}：{count} 个环的方向不符合 RFC 7946（外环逆时针，内环顺时针）。", advice: "无需处理：导入时自动调整方向，边界不变。" },
    en: { title: "Wrong winding", explanation: "{cells}: {count} rings run against RFC 7946 (outer counter-clockwise, holes clockwise).", advice: "Nothing to do: the direction is turned on import without moving the border." },
  },
  self_crossing: {
    zh: { title: "边界自相交", explanation: "{cells}：{place} 附近边界与自身相交，内外不清。", advice: "在源数据中调整该处顶点次序或位置，使边界不再交叉。" },
    en: { title: "Self-crossing ring", explanation: "{cells}: near {place} the border crosses itself, so inside and outside are unclear.", advice: "Reorder or move the vertices here in the source so that the border no longer crosses." },
  },
  self_touch: {
    zh: { title: "边界自接触", explanation: "{cells}：边界在 {count} 处与自身接触。", advice: "归属不受影响；其他软件可能判为无效，建议拆成多个部分或内环。" },
    en: { title: "Border touches itself", explanation: "{cells}: the border touches itself at {count} places.", advice: "Ownership is clear, but other software may call it invalid; split it into parts or holes." },
  },
  ring_outside: {
    zh: { title: "内环位置错误", explanation: "{cells}：{place} 不在其外环之内，或与外环、其他内环相交。", advice: "核对该内环：若为飞地应改为独立部分，若为误画应删除。" },
    en: { title: "Hole in the wrong place", explanation: "{cells}: {place} is not inside its outer ring, or crosses it or another hole.", advice: "Check the hole: make it a part of its own if it is an exclave, delete it if it is a slip." },
  },
  parts_overlap: {
    zh: { title: "部分相互重叠", explanation: "{cells}：{place} 与同一网格的另一部分重叠。", advice: "若应为内环请改为内环；若重复绘制请合并。" },
    en: { title: "Parts overlap", explanation: "{cells}: {place} overlaps another part of the same cell.", advice: "Turn it into a hole if it should be one; merge the parts if drawn twice." },
  },
  empty_cell: {
    zh: { title: "没有范围", explanation: "{cells} 没有任何几何范围，不会分到任何事件。", advice: "补充边界；若暂无边界，请确认可以留空。" },
    en: { title: "No territory", explanation: "{cells} has no geometry and will never be given an incident.", advice: "Supply its border, or confirm that it may stay empty." },
  },
  duplicate_code: {
    zh: { title: "编码重复", explanation: "编码 {codes} 出现 {count} 次：{cells}。", advice: "每个网格须有唯一编码；若为同一网格的多个部分，请合并为一个多部分要素。" },
    en: { title: "Duplicate code", explanation: "Code {codes} occurs {count} times: {cells}.", advice: "Give every cell its own code; merge parts of one cell into one multi-part feature." },
  },
  missing_parent: {
    zh: { title: "上级缺失", explanation: "{cells} 的上级“{value}”不存在或未填写。", advice: "补充上级网格，或更正上级编码；也可按空间包含关系自动确定上级。" },
    en: { title: "Missing parent", explanation: "{cells}: the parent “{value}” does not exist or is not stated.", advice: "Import the parent or correct its code; parents can also be found by containment." },
  },
  wrong_parent_level: {
    zh: { title: "上级层级错误", explanation: "{cells} 的上级“{value}”不在更高层级。", advice: "更正上级编码或层级。" },
    en: { title: "Parent of wrong level", explanation: "{cells}: the parent “{value}” is not on a higher level.", advice: "Correct the parent code or the level." },
  },
  overlap: {
    zh: { title: "范围重叠", explanation: "{cells} 重叠 {size}，最宽 {width} 米。", advice: "确认该地块归谁，在源数据中修改另一方边界，使两者共用同一组顶点。" },
    en: { title: "Overlap", explanation: "{cells} overlap by {size}, up to {width} m wide.", advice: "Decide whose ground it is and change the other border in the source so that both share the same vertices." },
  },
  gap: {
    zh: { title: "空隙", explanation: "{cells} 之间有 {size} 无人负责，最宽 {width} 米。", advice: "确认该地块归谁，在源数据中扩展其边界以填满空隙。" },
    en: { title: "Gap", explanation: "Between {cells} lie {size} that nobody owns, up to {width} m wide.", advice: "Decide whose ground it is and extend that border in the source to fill the gap." },
  },
  enclosed_hole: {
    zh: { title: "被包围的空白", explanation: "{cells} 包围了 {size} 不属于任何网格的区域。", advice: "可能是他市飞地、机场或水面：确认无误后接受；否则补划给相应网格。" },
    en: { title: "Enclosed hole", explanation: "{size} enclosed by {cells} belong to no cell.", advice: "It may be an enclave of another city, an airport or water: accept it if so, otherwise give it to a cell." },
  },
  near_miss: {
    zh: { title: "边界未严格重合", explanation: "{cells} 的边界有 {count} 处未严格重合，最大偏差 {size}。", advice: "归属影响很小；建议在源数据中捕捉到同一顶点，避免坐标取整或转换后产生空隙。" },
    en: { title: "Borders almost meet", explanation: "The borders of {cells} differ at {count} places, by up to {size}.", advice: "Ownership is hardly affected; snap the vertices together in the source before rounding or reprojection opens a gap." },
  },
  child_outside_parent: {
    zh: { title: "超出上级范围", explanation: "{cells}：下级超出上级 {size}，最宽 {width} 米。", advice: "核对上级编码是否正确；若正确，使上下级边界共用同一组顶点。" },
    en: { title: "Child outside parent", explanation: "{cells}: the child exceeds its parent by {size}, up to {width} m wide.", advice: "Check the parent code; if it is right, make both borders share the same vertices." },
  },
  parent_not_filled: {
    zh: { title: "下级未填满上级", explanation: "{cells} 有 {size} 没有下级网格，最宽 {width} 米。", advice: "补充缺少的下级网格，或使上下级边界一致；未补之前事件归上级。" },
    en: { title: "Parent not filled", explanation: "{cells}: {size} have no cell of the level below, up to {width} m wide.", advice: "Add the missing cells or align the borders; until then incidents there go to the parent." },
  },
  remote_part: {
    zh: { title: "远离其他网格", explanation: "{cells} 的这一部分与本级其他网格相距 {size}，超过 {value} 公里。", advice: "若为飞地或远岛，接受并说明理由；若为误移或坐标有误，请改正边界。" },
    en: { title: "Far from all others", explanation: "This part of {cells} lies {size} from everything else of its level, more than {value} km.", advice: "If it is an exclave or a distant island, accept it with a reason; if it slipped or its coordinates are wrong, mend the border." },
  },
  territory_overlap: {
    zh: { title: "与其他辖区重叠", explanation: "{value} 两个辖区共同覆盖 {size}，该处事件归谁将不明确。", advice: "若为同一辖区的新版本或另一层级，请以该辖区的名称导入并发布；若两套网格确需并存，请按编号接受并说明理由。" },
    en: { title: "Overlaps another territory", explanation: "The territories {value} both cover {size}; whose an incident there is would be a matter of chance.", advice: "If this is a new edition or another level of the same ground, import and publish it as the same territory. If both shall stand side by side, accept this by its id with a reason." },
  },
};

const MOST_CELLS_NAMED = 6;

/** The finding in words, in Chinese (`zh`) or English (`en`). */
export function explainFinding(finding: Finding, language: "zh" | "en"): FindingText {
  const wording = FINDING_WORDINGS[finding.kind][language];
  const values: Record<string, string> = {
    cells: cellsInWords(finding, language),
    codes: [...new Set(finding.cellCodes)].join(", "),
    size: sizeInWords(finding, language),
    width: round(finding.widthMetres ?? 0),
    count: String(finding.count ?? 1),
    place: placeInWords(finding, language),
    value: finding.value ?? "",
  };
  const explanation = wording.explanation.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
  return { title: wording.title, explanation: language === "zh" ? closeUp(explanation) : explanation, advice: wording.advice };
}

/** Chinese words follow one another without a space; figures and codes keep theirs. */
const closeUp = (text: string): string => text.replaceAll(/(?<=[\p{Script=Han}）”]) (?=\p{Script=Han})/gu, "");

function cellsInWords({ cellCodes, cellNames }: Finding, language: "zh" | "en"): string {
  const named = cellCodes.slice(0, MOST_CELLS_NAMED).map((code, i) => {
    const name = cellNames[i] ?? code;
    if (name === code) return code;
    return language === "zh" ? `${name}（${code}）` : `${name} (${code})`;
  });
  const more = cellCodes.length - named.length;
  if (language === "zh") return named.join("、") + (more > 0 ? `等 ${cellCodes.length} 个网格` : "");
  return named.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function sizeInWords({ size, unit }: Finding, language: "zh" | "en"): string {
  if (unit === "count") return String(size);
  if (unit === "m" && size >= 10_000) return `${round(size / 1000)} ${language === "zh" ? "公里" : "km"}`;
  if (unit === "m") return `${round(size)} ${language === "zh" ? "米" : "m"}`;
  if (size >= 1e6) return `${round(size / 1e6)} ${language === "zh" ? "平方公里" : "km²"}`;
  return `${round(size)} ${language === "zh" ? "平方米" : "m²"}`;
}

function placeInWords({ place }: Finding, language: "zh" | "en"): string {
  if (place === undefined) return language === "zh" ? "该处" : "this place";
  // People count from one.
  const part = place.part + 1;
  const ring = place.ring;
  const vertex = place.vertex === undefined ? undefined : place.vertex + 1;
  if (language === "zh") {
    const name = `第 ${part} 部分${ring === 0 ? "外环" : `第 ${ring} 个内环`}`;
    return vertex === undefined ? name : `${name}第 ${vertex} 个顶点`;
  }
  const name = `${ring === 0 ? "outer ring" : `hole ${ring}`} of part ${part}`;
  return vertex === undefined ? name : `vertex ${vertex} of the ${name}`;
}

/** Three significant digits, all digits before the point. */
function round(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}
