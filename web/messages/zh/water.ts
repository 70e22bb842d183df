export const water = {
  classes: { none: "无类别", 1: "Ⅰ", 2: "Ⅱ", 3: "Ⅲ", 4: "Ⅳ", 5: "Ⅴ", 6: "劣Ⅴ" },
  classLong: { none: "没有可评价的监测数据", 1: "Ⅰ类水质", 2: "Ⅱ类水质", 3: "Ⅲ类水质", 4: "Ⅳ类水质", 5: "Ⅴ类水质", 6: "劣Ⅴ类水质" },
  grades: { excellent: "优", good: "良好", lightly_polluted: "轻度污染", moderately_polluted: "中度污染", heavily_polluted: "重度污染" },
  trends: { marked_improvement: "明显好转", improvement: "有所好转", no_change: "无明显变化", decline: "有所下降", marked_decline: "明显下降" },
};
