import type { Component } from "vue";

type LoadView = () => Promise<Component>;

export interface DataView {
  name: "data" | "data-imports" | "data-editions" | "data-matrix" | "data-posts";
  path: string;
  load: LoadView;
}

// A view of another folder is offered once that folder has it.
const others = import.meta.glob<Component>(["../editions/EditionsView.vue", "../responsibility/MatrixView.vue", "../responsibility/PostsView.vue"], { import: "default" });

const places: readonly [name: DataView["name"], path: string, load: LoadView | undefined][] = [
  ["data", "", () => import("./OverviewView.vue")],
  ["data-imports", "imports/:id(\\d+|new)?", () => import("../imports/ImportsView.vue")],
  ["data-editions", "editions/:id(\\d+)?", others["../editions/EditionsView.vue"]],
  ["data-matrix", "matrix/:id(\\d+)?", others["../responsibility/MatrixView.vue"]],
  ["data-posts", "posts", others["../responsibility/PostsView.vue"]],
];

/** The parts of /data in the order of their tabs; each is loaded when it is first opened. */
export const DATA_VIEWS: readonly DataView[] = places.flatMap(([name, path, load]) => (load === undefined ? [] : [{ name, path, load }]));
