export const states = {
  loading: "加载中",
  retry: "重试",
  failed: "没有取到数据",
  lastGood: "仍显示 {time} 的数据。",
  kinds: { network: "服务器没有回应", refused: "服务器拒绝了请求", broken: "服务器的回答无法识别" },
  notFound: "没有找到，可能已被删除",
  startFailed: "还不能打开地图",
  justNow: "刚刚",
  minutesAgo: "{n} 分前",
  hoursAgo: "{n} 时前",
  daysAgo: "{n} 天前",
};
