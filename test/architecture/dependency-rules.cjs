/** Who may import whom. Kept by `npm run lint`; dependency-rules.test.ts proves that each rule bites. */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "Two files that import each other cannot be understood or tested alone.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "geo-is-pure",
      severity: "error",
      comment: "geo is a library: no server, no web, no Node, no framework.",
      from: { path: "^geo/" },
      to: {
        pathNot: [
          "^geo/",
          "node_modules/@turf/",
          "node_modules/(robust-predicates|flatbush|flatqueue|gcoord)/",
          // The formats in which columns leave: Arrow IPC and vector tiles.
          "node_modules/(@uwdata/flechette|@maplibre/vt-pbf)/",
          "node_modules/@types/geojson/",
          "^geojson$",
        ],
      },
    },
    {
      name: "contract-stands-alone",
      severity: "error",
      comment: "Both sides read the contract, so it leans on nothing but schemas, geo types and how cells are written.",
      from: { path: "^server/contract/" },
      to: { pathNot: ["^server/contract/", "node_modules/zod/", "^geo/types[.]ts$", "^geo/columns/(incident-filter|cell-path)[.]ts$"] },
    },
    { name: "server-not-to-web", severity: "error", from: { path: "^server/" }, to: { path: "^web/" } },
    {
      name: "server-enters-geo-by-its-door",
      severity: "error",
      comment: "Everything the server may use is exported from geo/index.ts. The contract has a rule of its own: the page reads it, and must not carry all of geo.",
      from: { path: "^server/", pathNot: "^server/contract/" },
      to: { path: "^geo/", pathNot: "^geo/(index|types)[.]ts$" },
    },
    {
      name: "web-sees-only-contract",
      severity: "error",
      comment: "The browser knows the API by its contract, never by its insides.",
      from: { path: "^web/" },
      to: { path: "^server/", pathNot: "^server/contract/" },
    },
    {
      name: "geo-runs-in-workers-only",
      severity: "error",
      comment: "Heavy spatial work never runs on the page's own thread. How cells are written, what a measure is and the names of kernels are said once, for both.",
      from: { path: "^web/", pathNot: "^web/workers/" },
      to: { path: "^geo/", pathNot: "^geo/(columns/cell-path|hotspots/measures|density/kernels)[.]ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "routes-do-not-touch-the-store",
      severity: "error",
      comment: "A route checks and answers; services speak to the database.",
      from: { path: "[.]routes[.]ts$" },
      to: { path: "^server/store/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components-do-not-fetch",
      severity: "error",
      comment: "Components ask a store; stores ask web/api.",
      from: { path: "^web/.+[.]vue$" },
      to: { path: "^web/api/", dependencyTypesNot: ["type-only"] },
    },
    { name: "code-not-to-tests", severity: "error", from: { path: "^(geo|server|web)/" }, to: { path: "^test/" } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "[?]worker" },
    tsConfig: { fileName: "server/tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".vue", ".js", ".mjs", ".cjs", ".json"] },
  },
};
