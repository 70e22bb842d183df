import { createRouter, createWebHistory } from "vue-router";

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/", redirect: "/map" },
    { path: "/map", name: "map", component: () => import("./features/shell/MapScreen.vue") },
    { path: "/analysis", name: "analysis", component: () => import("./features/analysis/AnalysisScreen.vue") },
    { path: "/:rest(.*)*", name: "missing", component: () => import("./features/shell/PageMissing.vue") },
  ],
});
