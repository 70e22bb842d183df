import tseslint from "typescript-eslint";
import vue from "eslint-plugin-vue";

/** Data tables may be long; nothing else may. Named here one by one. */
const DATA_TABLES = [
  "server/demo/**/*names*.ts",
  "server/store/migrations/*.ts",
  "web/messages/**/*.ts",
];

const NETWORK = ["fetch", "EventSource", "WebSocket", "XMLHttpRequest"].map((name) => ({
  name,
  message: "Only web/api/ talks to the network.",
}));

const SECURE_ONLY = { object: "crypto", property: "randomUUID", message: "It exists only on https and localhost, and an intranet often has neither: newKey() of web/api/new-key.ts." };

const restrictImports = (patterns) => ["error", { patterns }];
const MAP_LIBRARY = { group: ["maplibre-gl", "maplibre-gl/*"], message: "Only web/map/ touches MapLibre." };
const CHART_LIBRARY = { group: ["echarts", "echarts/*", "vue-echarts"], message: "Only web/charts/ touches ECharts." };

export default tseslint.config(
  { ignores: ["**/node_modules/**", "**/dist/**", "**/.data*/**", "**/.cache/**", "**/test-results/**"] },
  ...tseslint.configs.recommended,
  ...vue.configs["flat/recommended"],
  {
    files: ["**/*.ts", "**/*.vue"],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, extraFileExtensions: [".vue"], sourceType: "module" },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      "@typescript-eslint/no-unused-expressions": ["error", { allowShortCircuit: true, allowTernary: true }],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
      "vue/max-attributes-per-line": "off",
      "vue/singleline-html-element-content-newline": "off",
      "vue/html-self-closing": "off",
      "vue/html-indent": "off",
      "vue/html-closing-bracket-newline": "off",
      "vue/first-attribute-linebreak": "off",
      "vue/attributes-order": "off",
      "vue/multiline-html-element-content-newline": "off",
      "vue/require-default-prop": "off",
      "vue/multi-word-component-names": ["error", { ignores: ["App"] }],
    },
  },
  {
    files: ["**/*.ts"],
    ignores: ["**/*.d.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: new URL("../../", import.meta.url).pathname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { arguments: false, attributes: false, properties: false } }],
      "@typescript-eslint/await-thenable": "error",
    },
  },
  { files: DATA_TABLES, rules: { "max-lines": "off", "max-lines-per-function": "off" } },
  {
    files: ["test/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 600, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": "off",
    },
  },
  {
    files: ["web/**/*.ts", "web/**/*.vue"],
    rules: { "no-restricted-imports": restrictImports([MAP_LIBRARY, CHART_LIBRARY]), "no-restricted-globals": ["error", ...NETWORK], "no-restricted-properties": ["error", SECURE_ONLY] },
  },
  { files: ["web/map/**"], rules: { "no-restricted-imports": restrictImports([CHART_LIBRARY]) } },
  { files: ["web/charts/**"], rules: { "no-restricted-imports": restrictImports([MAP_LIBRARY]) } },
  { files: ["web/api/**"], rules: { "no-restricted-globals": "off" } },
);
