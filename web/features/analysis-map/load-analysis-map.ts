/** The map's code, in a file of its own that the browser fetches once. */
export const loadAnalysisMap = () => import("./AnalysisMap.vue");
