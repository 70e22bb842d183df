/** Words that belong to the building blocks themselves, whatever they show. */
export const ui = {
  close: "关闭",
  removeFilter: "移除筛选：{name}",
  expand: "展开 {name}",
  collapse: "收起 {name}",
  changes: { count: "{n}", percent: "{n} %", points: "{n} 个百分点", days: "{n} 天" },
  legend: { titleWithUnit: "{title}（{unit}）", frozen: "图例已冻结" },
  aside: "（{text}）",
  table: { shown: "显示 {n} 行，共 {total} 行", more: "再显示一些" },
  days: {
    from: "起",
    to: "止",
    hint: "年-月-日",
    pick: "从日历选择",
    pickFor: "{label}：从日历选择",
    badDay: "日期写作 2026-11-21",
    badOrder: "止日不能早于起日",
    missing: "请填写起日和止日",
  },
};
