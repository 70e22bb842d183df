export const wall = {
  title: "Wall",
  sceneOf: "{n}/{total}",
  noScenes: "There is no scene to show now: import boundaries on the data page first, or choose scenes in the settings (key S).",
  sources: "{n}/{total} sources normal",
  date: "{weekday} {day}/{month}",
  weekdays: { d1: "Mon", d2: "Tue", d3: "Wed", d4: "Thu", d5: "Fri", d6: "Sat", d7: "Sun" },
  connection: { connecting: "Connecting", live: "Connected", lost: "Reconnecting" },
  marks: { late: "LATE", stale: "STALE", failed: "FAILED" },
  every: { seconds: "Due every {n} s", minutes: "Due every {n} min", hours: "Due every {n} h", days: "Due every {n} d" },
  explain: {
    late: "{every}; {n} periods have passed, still the last result",
    stale: "{every}; {n} periods have passed, no verdict rests on it",
    staleDay: "Still the result of {day}, no verdict rests on it",
    failed: "{cause}, tried {n} times, again in {s} s; below the last good result",
    failedEmpty: "{cause}, tried {n} times, again in {s} s; no result yet",
  },
};
