export const data = {
  title: "数据",
  skip: "跳到内容",
  startFailed: "还不能打开数据台。{reason}",
  tabs: { label: "数据台", "data": "待办", "data-imports": "导入", "data-editions": "边界版本", "data-matrix": "责任清单", "data-posts": "岗位" },
};
