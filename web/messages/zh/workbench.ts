export const workbench = {
  mine: {
    choose: "选择我的网格", change: "更换", make: "设为我的网格", clear: "不限网格，显示全部",
    search: "按姓名或网格搜索", placeholder: "姓名、网格名称或编码", hint: "输入姓名，按所任岗位管辖的网格显示；也可直接选一个网格。", none: "没有找到“{text}”。",
    title: "{place} · 我的网格", titleAssigned: "{name} · 归我办", several: "{name}等 {n} 个网格", beneath: "{n} 个{level}", onLeave: "请假中",
    modes: { label: "范围", cells: "我的网格", assigned: "归我办" }, noCells: "所任岗位没有对应网格", empty: "这里还没有投诉件（截至 {time}）。",
    failed: "没有取到我的网格，现显示全部。{reason}", line: "我的网格的上级", fit: "在地图上看全",
  },
  order: { label: "排序", newest: "按登记时间，新的在前", near_boundary: "近边界在前", distance_place: "按距离：选定点或图中心", distance_here: "按距离：我的位置" },
  here: {
    use: "用我的位置", locating: "定位中…", accuracy: "定位误差（m）", accuracyUnknown: "不清楚",
    insecure: "浏览器只在 https 或本机地址上提供定位，本页不是。请点选地图或输入坐标。", missing: "此设备不提供定位。请点选地图或输入坐标。",
    denied: "没有允许定位。可在浏览器设置中打开，或点选地图。", unavailable: "现在定不了位。请到开阔处重试，或点选地图。", timeout: "定位超时，请重试，或点选地图。",
  },
  lens: { label: "{owner}与{other}之间的边界，距{other} {distance}，比例尺 1:{scale}", accuracy: "定位 ±{accuracy}", failed: "放大图没有画成，距离见上。" },
  around: {
    title: "周边污染源与水体", total: "{distance} 内企业 {n} 家", point: "在地图上连线", noEnterprise: "{distance} 内没有登记的企业。", nearest: "只列最近的 {n} 家。",
    noReach: "{distance} 内没有河段。", noPosition: "没有位置，无从查找周边。", upstream: "上游：河段 {reaches}、断面 {sections}、沿岸企业 {enterprises}", upstreamFailed: "没有取到上游。",
    kinds: { section: "断面", enterprise: "企业" }, more: "另有 {n} 处。",
  },
  samePlace: { title: "同一地点", total: "另有 {n} 件", newest: "列出最近的 {n} 件。" },
  same: { title: "周边同类：{kind}", total: "{distance} 内、近 365 天，共 {n} 件", none: "{distance} 内近 365 天没有同类投诉。", newest: "列出最近的 {n} 件。" },
  timeline: {
    title: "办理记录", reported: "登记并判定 {to}", imported: "批量导入 {to}", overridden: "改派：{from} → {to}", released: "解除人工指定：{from} → {to}", moved: "随边界、规则或人员变更转移：{from} → {to}",
    movedSame: "随边界、规则或人员变更重新判定，仍归 {to}", overriddenSame: "人工指定，仍归 {to}", releasedSame: "解除人工指定，仍归 {to}", cells: "网格：{from} → {to}", noCell: "不在网格内",
    by: "操作人 {name}", none: "还没有记录。",
  },
  override: { title: "人工指定", reason: "理由：{reason}", holds: "规则变更时保持不动，直到解除", rules: "责任判定：按规则应归谁" },
  reassign: {
    open: "改派", title: "改派", now: "现由 {department} {person} 办理。", department: "部门", choose: "请选择", find: "查找岗位（名称、网格、姓名）", post: "岗位", anyPost: "不指定，由部门负责人安排",
    onDuty: "在岗 {name}", person: "责任人", whoeverOnDuty: "由在岗者办理（现为 {name}）", vacant: "此岗位空缺。", more: "列出前 {n} 个岗位，共 {total} 个；请输入名称缩小范围。",
    reason: "理由（必填，记入办理记录）", by: "操作人（可不填）", cancel: "取消", send: "确定改派", sending: "提交中…", needDepartment: "请选择部门", needReason: "请填写理由",
    conflict: "别人已先处理。", nowIs: "现由 {department} {person} 办理。", conflictReason: "理由：{reason}。",
  },
  release: { open: "解除指定", title: "解除人工指定", text: "解除后按现行边界、规则和人员重新判定。", reason: "解除理由（必填）", send: "确定解除" },
  confirm: {
    title: "请确认位置：靠近网格边界", text: "此点判定归 {owner}，距 {other} 仅 {distance}。请核对位置后再上报。", unstable: "定位误差 ±{accuracy}，不小于到边界的距离，真实位置可能在另一侧。",
    here: "判定归此", beside: "相距 {distance}", answers: "由 {who} 负责", asking: "正在查…", unknown: "未能查到由谁负责", send: "位置无误，归 {name}", back: "返回修改位置",
  },
  outbox: {
    waiting: "{n} 件上报待发送，联网后自动发出", view: "查看", kept: "网络不通，已存在本机，联网后自动发出。", title: "待发送的上报", text: "只存在这台设备的浏览器里，发出后即删除；重复发送不会重复登记。",
    unsent: "等待联网", refused: "服务器没有接受：{reason}", near: "靠近网格边界，须确认位置", nearNamed: "判定归 {owner}，距 {other} 仅 {distance}，须确认位置", confirm: "位置无误，上报", discard: "删除", retry: "现在重试", empty: "都已发出。",
  },
  measure: {
    title: "量测", line: "距离", area: "面积", stop: "结束量测", length: "总长", lastLeg: "末段", areaSize: "面积", perimeter: "周长", addCentre: "加入图中心", takeBack: "退一点", finish: "完成", again: "重新量",
    crosses: "边线自相交，面积不可信。", failed: "没有算成：{reason}", how: "椭球面上的测地长度与面积。Enter 完成，退格退一点，Esc 结束。", hints: { line: "在地图上依次点选两个以上的点。", area: "在地图上依次点选三个以上的点。" },
  },
  phone: { more: "更多" },
};
