export const firstSteps = {
  title: "What to do first",
  empty: "There are no data here yet. Import them in this order; each step shows on every screen at once.",
  unfinished: "Some data are here. What is still missing, in order:",
  done: " (done)",
  optional: "can wait",
  import: "Import {kind}",
  publish: "Check and publish the draft",
  draft: "The borders are in a draft; they come into force once it is checked and published.",
  demo: "Times are shown in {zone}. The command line imports too: npm run import -- help",
  steps: {
    levels: { title: "Levels of cells", why: "How many levels there are and what they are called, such as city, county, town, village." },
    cells: { title: "Borders of the cells", why: "GeoJSON polygons level by level, the top one first; published once the check finds no error." },
    people: { title: "Departments, posts and people", why: "Departments and posts first, then people, then who holds which post." },
    rules: { title: "Categories and responsibility rules", why: "Which department and post leads for which area and category. Incidents that no rule covers are shown as gaps." },
    incidents: { title: "Incidents", why: "Each is assigned to a cell and to whoever answers for it, with the reasons." },
    water: { title: "River reaches and monitoring sections", why: "Readings can be imported and judged once there are sections." },
  },
};
