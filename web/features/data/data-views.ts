import type { Component } from "vue";

export interface DataView {
  name: "data" | "data-imports" | "data-editions" | "data-matrix" | "data-posts";
  path: string;
  load: () => Promise<Component>;
}

/** The parts of /data in the order of their tabs; each is loaded when it is first opened. */
export const DATA_VIEWS: readonly DataView[] = [
  { name: "data", path: "", load: () => import("./OverviewView.vue") },
  { name: "data-imports", path: "imports/:id(\\d+|new)?", load: () => import("../imports/ImportsView.vue") },
  { name: "data-editions", path: "editions/:id(\\d+)?", load: () => import("../editions/EditionsView.vue") },
  { name: "data-matrix", path: "matrix/:id(\\d+)?", load: () => import("../responsibility/MatrixView.vue") },
  { name: "data-posts", path: "posts", load: () => import("../responsibility/PostsView.vue") },
];
