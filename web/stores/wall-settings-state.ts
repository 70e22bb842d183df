/** Dark for dim rooms, light for bright ones, or light from 07:00 to 19:00. */
export const WALL_THEMES = ["dark", "light", "clock"] as const;
/** As the browser prefers, unless one is named: a kiosk computer is often set up in English. */
export const WALL_LANGUAGES = ["browser", "zh", "en"] as const;
export const INTERRUPTS = ["on", "off"] as const;
export type WallTheme = (typeof WALL_THEMES)[number];

/** How one wall is set up; in its address and remembered by its browser. */
export interface WallSettings {
  readonly distanceMetres: number;
  readonly wallHeightMetres: number;
  readonly theme: WallTheme;
  readonly language: (typeof WALL_LANGUAGES)[number];
  readonly bezels: { readonly columns: number; readonly rows: number };
  /** Free at each edge, in per cent of the height. */
  readonly marginPercent: number;
  readonly sceneSeconds: number;
  /** Ids of the scenes to show; empty: all that are offered. */
  readonly scenes: readonly string[];
  /** `HH:MM` of the nightly reload in the deployment's zone; null: none. */
  readonly reloadAt: string | null;
  readonly interrupts: (typeof INTERRUPTS)[number];
}

export const DEFAULT_SETTINGS: WallSettings = {
  distanceMetres: 4, wallHeightMetres: 1.8, theme: "dark", language: "browser", bezels: { columns: 1, rows: 1 }, marginPercent: 2.6, sceneSeconds: 30, scenes: [], reloadAt: "03:30", interrupts: "on",
};

export const LIMITS = {
  distanceMetres: [0.5, 100], wallHeightMetres: [0.2, 30], marginPercent: [2.6, 10], sceneSeconds: [20, 40], bezels: [1, 12],
} as const;

/** Names of the settings in an address. */
export const PARAMETERS = {
  distanceMetres: "distance", wallHeightMetres: "height", theme: "theme", language: "lang", bezels: "bezels", marginPercent: "margin", sceneSeconds: "seconds", scenes: "scenes", reloadAt: "reload", interrupts: "interrupts",
} as const satisfies Record<keyof WallSettings, string>;

/** A setting that cannot be used: what was given, and which keeps its former value. */
export interface SettingProblem { readonly setting: keyof WallSettings; readonly text: string; }

/** Settings from texts such as an address has; what is absent or wrong stays as in `base`, and the wrong ones are told. */
export function readSettings(text: (name: string) => string | null, base: WallSettings): { settings: WallSettings; problems: SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const read = <K extends keyof WallSettings>(setting: K, parse: (given: string) => WallSettings[K] | undefined): WallSettings[K] => {
    const given = text(PARAMETERS[setting])?.trim() ?? null;
    const value = given === null ? base[setting] : parse(given);
    if (value !== undefined) return value;
    problems.push({ setting, text: given ?? "" });
    return base[setting];
  };
  const settings: WallSettings = {
    distanceMetres: read("distanceMetres", numberIn(LIMITS.distanceMetres)), wallHeightMetres: read("wallHeightMetres", numberIn(LIMITS.wallHeightMetres)),
    theme: read("theme", oneOf(WALL_THEMES)), language: read("language", oneOf(WALL_LANGUAGES)), bezels: read("bezels", parseBezels), marginPercent: read("marginPercent", numberIn(LIMITS.marginPercent)),
    sceneSeconds: read("sceneSeconds", numberIn(LIMITS.sceneSeconds)), scenes: read("scenes", parseScenes),
    reloadAt: read("reloadAt", parseTime), interrupts: read("interrupts", oneOf(INTERRUPTS)),
  };
  return { settings, problems };
}

/** The settings as texts of an address, without those that are at their default. */
export function writeSettings(settings: WallSettings): Record<string, string> {
  const plain = textsOf(DEFAULT_SETTINGS);
  return Object.fromEntries(Object.entries(textsOf(settings)).filter(([name, text]) => text !== plain[name]));
}

function textsOf(settings: WallSettings): Record<string, string> {
  const { distanceMetres, wallHeightMetres, theme, language, bezels, marginPercent, sceneSeconds, scenes, reloadAt, interrupts } = settings;
  return {
    [PARAMETERS.distanceMetres]: String(distanceMetres), [PARAMETERS.wallHeightMetres]: String(wallHeightMetres), [PARAMETERS.theme]: theme, [PARAMETERS.language]: language,
    [PARAMETERS.bezels]: `${bezels.columns}x${bezels.rows}`, [PARAMETERS.marginPercent]: String(marginPercent), [PARAMETERS.sceneSeconds]: String(sceneSeconds),
    [PARAMETERS.scenes]: scenes.length === 0 ? "all" : scenes.join(","), [PARAMETERS.reloadAt]: reloadAt ?? "off", [PARAMETERS.interrupts]: interrupts,
  };
}

function numberIn([least, most]: readonly [number, number]): (given: string) => number | undefined {
  return (given) => (given !== "" && Number(given) >= least && Number(given) <= most ? Number(given) : undefined);
}

function oneOf<const T extends string>(allowed: readonly T[]): (given: string) => T | undefined {
  return (given) => allowed.find((value) => value === given);
}

function parseBezels(given: string): WallSettings["bezels"] | undefined {
  const [columns, rows, ...more] = given.split("x").map(Number);
  const isCount = (n: number | undefined): n is number => Number.isInteger(n) && n! >= LIMITS.bezels[0] && n! <= LIMITS.bezels[1];
  return isCount(columns) && isCount(rows) && more.length === 0 ? { columns, rows } : undefined;
}

function parseScenes(given: string): readonly string[] | undefined {
  if (given === "all" || given === "") return [];
  const ids = given.split(",");
  return ids.every((id) => /^[\p{L}\p{N}_.-]{1,60}$/u.test(id)) ? ids : undefined;
}

function parseTime(given: string): string | null | undefined {
  if (given === "off") return null;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(given) ? given : undefined;
}
