import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../../web/stores/wall-settings-state.ts";
import { formOf, settingsOf } from "../../../../web/wall/settings/settings-form.ts";

const ALL = ["overview", "water", "c-1"];

test("a form that nobody touched means the settings that it was made of", () => {
  const settings = { ...DEFAULT_SETTINGS, scenes: ["water"], reloadAt: null, interrupts: "off", bezels: { columns: 4, rows: 2 } } as const;

  expect(settingsOf(formOf(settings, ALL), ALL, DEFAULT_SETTINGS)).toEqual({ settings, problems: [] });
  expect(settingsOf(formOf(DEFAULT_SETTINGS, ALL), ALL, settings).settings).toEqual(DEFAULT_SETTINGS);
});

test.each([
  [{ distance: "0" }, "distanceMetres"], [{ distance: "four" }, "distanceMetres"], [{ height: "" }, "wallHeightMetres"], [{ seconds: "41" }, "sceneSeconds"], [{ columns: "0" }, "bezels"],
  [{ rows: "1.5" }, "bezels"], [{ reload: "25:00" }, "reloadAt"], [{ scenes: [] }, "scenes"], [{ margin: "50" }, "marginPercent"],
])("%o is a problem of %s and changes nothing", (part, setting) => {
  const { settings, problems } = settingsOf({ ...formOf(DEFAULT_SETTINGS, ALL), ...part }, ALL, DEFAULT_SETTINGS);

  expect(problems.map((problem) => problem.setting)).toEqual([setting]);
  expect(settings[setting as keyof typeof settings]).toEqual(DEFAULT_SETTINGS[setting as keyof typeof DEFAULT_SETTINGS]);
});
