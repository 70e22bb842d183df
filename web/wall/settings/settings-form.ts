import { PARAMETERS, readSettings, type SettingProblem, type WallSettings, writeSettings } from "../../stores/wall-settings-state.ts";

/** The settings as a person types them. */
export interface SettingsForm {
  distance: string; height: string; theme: WallSettings["theme"]; language: WallSettings["language"]; columns: string; rows: string; margin: string; seconds: string;
  /** Ids that are chosen; all of them is the same as choosing none. */
  scenes: string[];
  reload: string; reloads: boolean; interrupts: boolean;
}

export function formOf(settings: WallSettings, allScenes: readonly string[]): SettingsForm {
  const { distanceMetres, wallHeightMetres, theme, language, bezels, marginPercent, sceneSeconds, scenes, reloadAt, interrupts } = settings;
  return {
    distance: String(distanceMetres), height: String(wallHeightMetres), theme, language, columns: String(bezels.columns), rows: String(bezels.rows), margin: String(marginPercent),
    seconds: String(sceneSeconds), scenes: scenes.length === 0 ? [...allScenes] : scenes.filter((id) => allScenes.includes(id)),
    reload: reloadAt ?? "03:30", reloads: reloadAt !== null, interrupts: interrupts === "on",
  };
}

/** The settings that the form means; a field that cannot be used is among the problems. */
export function settingsOf(form: SettingsForm, allScenes: readonly string[], base: WallSettings): { settings: WallSettings; problems: SettingProblem[] } {
  const isAll = allScenes.every((id) => form.scenes.includes(id));
  const texts: Record<string, string> = {
    ...writeSettings(base),
    [PARAMETERS.distanceMetres]: form.distance, [PARAMETERS.wallHeightMetres]: form.height, [PARAMETERS.theme]: form.theme, [PARAMETERS.language]: form.language, [PARAMETERS.bezels]: `${form.columns}x${form.rows}`,
    [PARAMETERS.marginPercent]: form.margin, [PARAMETERS.sceneSeconds]: form.seconds, [PARAMETERS.reloadAt]: form.reloads ? form.reload : "off", [PARAMETERS.interrupts]: form.interrupts ? "on" : "off",
    [PARAMETERS.scenes]: isAll ? "all" : allScenes.filter((id) => form.scenes.includes(id)).join(","),
  };
  const read = readSettings((name) => texts[name] ?? null, base);
  if (form.scenes.length > 0) return read;
  return { settings: { ...read.settings, scenes: base.scenes }, problems: [...read.problems, { setting: "scenes", text: "" }] };
}
