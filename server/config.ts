import { resolve } from "node:path";
import { PROJECT_ROOT } from "./project-root.ts";

interface Setting<T> {
  name: string;
  /** As one would write it in the environment; "" means unset. */
  defaultText: string;
  description: string;
  /** Throws an Error whose message continues the sentence "NAME …". */
  parse(text: string): T;
}

const setting = <T>(name: string, defaultText: string, description: string, parse: (text: string) => T): Setting<T> =>
  ({ name, defaultText, description, parse });

/** Every setting there is. README's table lists the same, and a test compares the two. */
export const SETTINGS = {
  host: setting("HOST", "127.0.0.1", "address to listen on; 0.0.0.0 opens it to the network", nonEmpty),
  port: setting("PORT", "8080", "port for page and API; 0 takes any free one", wholeNumber(0, 65_535)),
  dataDir: setting("DATA_DIR", ".data", "folder for the embedded database; a relative one starts at the project's folder", (text) => resolve(PROJECT_ROOT, text)),
  databaseUrl: setting("DATABASE_URL", "", "address of a PostgreSQL 15 or newer, postgres://user:password@host:5432/database; unset uses the embedded one", postgresAddress),
  demo: setting("DEMO", "auto", "auto loads the fictional demo city into an empty database, off does not", oneOf("auto", "off")),
  timeZone: setting("TIME_ZONE", "Asia/Shanghai", "zone in which times are shown and days are counted", timeZone),
  nearestToleranceMetres: setting("NEAREST_TOLERANCE_METRES", "200", "a report outside every cell goes to the nearest cell up to this distance", number(0, 100_000)),
  nearBoundaryMetres: setting("NEAR_BOUNDARY_METRES", "30", "a report closer than this to another cell is flagged as near the boundary", number(0, 100_000)),
  maxUploadMb: setting("MAX_UPLOAD_MB", "2000", "largest file that can be imported over the network, in millions of bytes", wholeNumber(1, 1_000_000)),
  nameZh: setting("DEPLOYMENT_NAME_ZH", "", "name of the deployment in Chinese, shown on every screen", (text) => text),
  nameEn: setting("DEPLOYMENT_NAME_EN", "", "the same in English", (text) => text),
  mapAttribution: setting("MAP_ATTRIBUTION", "", "who provides the boundaries, shown on every map", (text) => text),
  mapReviewNumber: setting("MAP_REVIEW_NUMBER", "", "审图号 of the map, shown on every map", (text) => text),
  logLevel: setting("LOG_LEVEL", "info", "fatal, error, warn, info, debug, trace or silent", oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent")),
};

export type Config = { readonly [K in keyof typeof SETTINGS]: ReturnType<(typeof SETTINGS)[K]["parse"]> };

/** The settings that services are handed, under the names that they use. */
export function serviceSettings(config: Config) {
  return {
    timeZone: config.timeZone,
    nearestToleranceMetres: config.nearestToleranceMetres,
    warningDistanceMetres: config.nearBoundaryMetres,
  };
}

/** Everything that is wrong with the settings, one sentence a line. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  constructor(readonly problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
}

/**
 * Settings from the environment. An empty value counts as unset.
 *
 * @throws {ConfigError} with all problems at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const values = Object.entries(SETTINGS).map(([key, { name, defaultText, parse }]) => {
    const text = env[name]?.trim() || defaultText;
    try {
      return [key, parse(text)];
    } catch (error) {
      // An address may carry a password.
      const given = name === "DATABASE_URL" ? "" : `, not ${JSON.stringify(text)}`;
      problems.push(`${name} ${(error as Error).message}${given}.`);
      return [key, undefined];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return asConfig(Object.fromEntries(values) as Record<string, unknown>);
}

/** Holds because every key of SETTINGS was given what its own `parse` returned. */
function asConfig(values: Record<string, unknown>): Config {
  return values as Config;
}

function nonEmpty(text: string): string {
  if (/\s/.test(text)) throw new Error("must be a host name or an IP address");
  return text;
}

function number(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(value >= least && value <= most)) throw new Error(`must be a number from ${least} to ${most}`);
    return value;
  };
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    if (!/^\d+$/.test(text) || Number(text) < least || Number(text) > most) throw new Error(`must be a whole number from ${least} to ${most}`);
    return Number(text);
  };
}

function oneOf<const T extends string>(...allowed: readonly T[]): (text: string) => T {
  return (text) => {
    const found = allowed.find((value) => value === text);
    if (found === undefined) throw new Error(`must be ${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)}`);
    return found;
  };
}

function postgresAddress(text: string): string | undefined {
  if (text === "") return undefined;
  const protocol = URL.canParse(text) ? new URL(text).protocol : "";
  if (protocol !== "postgres:" && protocol !== "postgresql:") {
    throw new Error("must be an address such as postgres://user:password@host:5432/database (characters such as @ / # in a password are written as %40 %2F %23)");
  }
  return text;
}

function timeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new Error("must be a zone of the IANA list such as Asia/Shanghai or Europe/Berlin");
  }
}
