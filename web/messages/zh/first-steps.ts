export const firstSteps = {
  title: "先做什么",
  empty: "这里还没有任何数据。按下面的顺序导入，每一步都会立即在各屏幕上看到。",
  unfinished: "已经有一部分数据。接下来按顺序补齐：",
  done: "（已完成）",
  optional: "可稍后",
  import: "导入{kind}",
  publish: "检查并发布草案",
  draft: "边界已经导入到草案，检查并发布后生效。",
  demo: "时间按 {zone} 显示。命令行也可导入：npm run import -- help",
  steps: {
    levels: { title: "网格层级", why: "先定网格分几级、各叫什么，例如市、县、镇、村。" },
    cells: { title: "网格边界", why: "从最上一级开始，逐级导入 GeoJSON 面；检查无误后发布。" },
    people: { title: "部门、岗位和人员", why: "先部门和岗位，再人员，最后是谁任什么岗。" },
    rules: { title: "投诉类别和责任规则", why: "什么区域、什么类别由哪个部门和岗位牵头。没有规则的投诉会标为规则空白。" },
    incidents: { title: "投诉件", why: "逐件判定网格和责任人，并说明为什么归他。" },
    water: { title: "河段和监测断面", why: "有了断面，才能导入监测数据、评价水质。" },
  },
};
