export const ui = {
  close: "Close",
  removeFilter: "Remove filter: {name}",
  expand: "Unfold {name}",
  collapse: "Fold {name}",
  changes: { count: "{n}", percent: "{n} %", points: "{n} points", days: "{n} days" },
  legend: { titleWithUnit: "{title} ({unit})", frozen: "Legend frozen" },
  table: { shown: "{n} of {total} rows shown", more: "Show more" },
  days: {
    from: "From",
    to: "To",
    hint: "YYYY-MM-DD",
    pick: "Choose in a calendar",
    pickFor: "{label}: pick from the calendar",
    badDay: "Write the date as 2026-11-21",
    badOrder: "The end cannot come before the start",
    missing: "Give both a first and a last day",
  },
};
