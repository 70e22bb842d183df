export const wall = {
  title: "大屏",
  sceneOf: "{n}/{total}",
  noScenes: "现在没有可显示的场景：请先在数据页导入网格边界，或在设置（S 键）中选择场景。",
  sources: "{n}/{total} 源正常",
  date: "{month}月{day}日 {weekday}",
  weekdays: { d1: "周一", d2: "周二", d3: "周三", d4: "周四", d5: "周五", d6: "周六", d7: "周日" },
  connection: { connecting: "连接中", live: "已连接", lost: "重连中" },
  marks: { late: "迟到", stale: "陈旧", failed: "失败" },
  every: { seconds: "应每 {n} 秒一次", minutes: "应每 {n} 分一次", hours: "应每 {n} 时一次", days: "应每 {n} 天一次" },
  explain: {
    late: "{every} 已过 {n} 个周期，仍为上次结果",
    stale: "{every} 已过 {n} 个周期，不参与结论",
    staleDay: "仍为 {day} 的结果，不参与结论",
    failed: "{cause}，已试 {n} 次，{s} 秒后再试；下为上次有效结果",
    failedEmpty: "{cause}，已试 {n} 次，{s} 秒后再试；尚无有效结果",
  },
};
