import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/noto-sans-sc/index.css";
import "./styles/class-numerals.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { createPinia } from "pinia";
import { createApp } from "vue";
import { z } from "zod";
import App from "./App.vue";
import { i18n } from "./messages/i18n.ts";
import { router } from "./router.ts";

// Schemas otherwise compile themselves with Function(), which a strict content policy refuses.
z.config({ jitless: true });

createApp(App).use(createPinia()).use(i18n).use(router).mount("#app");
