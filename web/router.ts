import { createRouter, createWebHistory } from "vue-router";
import { loadAnalysisMap } from "./features/analysis-map/load-analysis-map.ts";
import { DATA_VIEWS } from "./features/data/data-views.ts";
import { useDeploymentStore } from "./stores/deployment.ts";
import { useIncidentColumnsStore } from "./stores/incident-columns.ts";

// What a screen is about is asked for while its code is still on its way.
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/", redirect: "/map" },
    { path: "/map", name: "map", component: () => import("./features/shell/MapScreen.vue"), beforeEnter: () => void useDeploymentStore().need() },
    {
      path: "/analysis", name: "analysis", component: () => {
        // Both at once: the screen would otherwise ask for its map only when it is there itself.
        void loadAnalysisMap().catch(() => undefined);
        return import("./features/analysis/AnalysisScreen.vue");
      },
      beforeEnter: () => {
        useIncidentColumnsStore().prepare();
        void useDeploymentStore().need();
      },
    },
    { path: "/wall", name: "wall", component: () => import("./wall/WallDisplay.vue"), beforeEnter: () => void useDeploymentStore().need() },
    {
      path: "/data", component: () => import("./features/data/DataScreen.vue"), beforeEnter: () => void useDeploymentStore().need(),
      children: DATA_VIEWS.map(({ name, path, load }) => ({ name, path, component: load })),
    },
    { path: "/:rest(.*)*", name: "missing", component: () => import("./features/shell/PageMissing.vue") },
  ],
});

router.afterEach((to) => {
  if (to.name !== "analysis") useIncidentColumnsStore().dropPrepared();
});
