import { IMPORT_KINDS, importOptionsSchema, type ImportKind, type ImportOptions } from "../../contract/import.ts";
import { InvalidError, UsageError } from "../../errors.ts";
import { said } from "../../said.ts";
import { importKindEntry } from "../import-kinds.ts";
import { didYouMean } from "../nearest-name.ts";
import { type Flag, FLAGS, flagFits, type FlagName, VERBS, type Verb } from "./flags.ts";

export interface FileCommand {
  verb: "file";
  kind: ImportKind;
  file: string;
  options: ImportOptions;
  /** Column to the file that holds its table of old and new values. */
  recodeFiles: Readonly<Record<string, string>>;
  reportFile: string | undefined;
  findingsFile: string | undefined;
  isStrict: boolean;
}

export interface EditionCommand {
  verb: "publish" | "check" | "editions" | "drop";
  territory: string | undefined;
  edition: string | undefined;
  accept: string[];
  acceptReason: string | undefined;
  reportFile: string | undefined;
}

export interface HelpCommand {
  verb: "help";
  topic: string | undefined;
}

/**
 * What the arguments of `npm run import -- …` ask for.
 *
 * @throws {InvalidError} naming every unknown flag, kind and value with the nearest that exists.
 */
export function parseArguments(argv: readonly string[]): FileCommand | EditionCommand | HelpCommand {
  const [first, ...rest] = argv;
  if (first === undefined || first === "--help" || first === "-h" || first === "help") return { verb: "help", topic: rest[0] };
  if (rest.includes("--help") || rest.includes("-h")) return { verb: "help", topic: first };
  const verb = VERBS.find((known) => known === first);
  if (verb === undefined && !IMPORT_KINDS.some((kind) => kind === first)) {
    const known = [...IMPORT_KINDS, ...VERBS];
    throw new UsageError(`"${first}" is neither a kind to import nor a command.${didYouMean(first, known)}\nKinds: ${IMPORT_KINDS.join(", ")}.\nCommands: ${VERBS.join(", ")}.`);
  }
  const subject = verb === undefined
    ? { name: first as ImportKind, isVerb: false, hasPositions: importKindEntry(first).place !== "none" }
    : { name: verb, isVerb: true, hasPositions: false };
  const { flags, loose } = splitFlags(rest, subject);
  if (verb !== undefined && verb !== "help") {
    if (loose.length > 0) throw new UsageError(`"${verb}" takes no file; what is "${loose[0]}"?`);
    if (verb === "drop" && !flags.has("edition")) throw new UsageError('Which draft? npm run import -- drop --edition NAME; "npm run import -- editions" lists what there is.');
    return {
      verb, territory: one(flags, "territory"), edition: one(flags, "edition"), accept: lists(flags, "accept"),
      acceptReason: one(flags, "accept-reason"), reportFile: one(flags, "report"),
    };
  }
  if (flags.has("dry-run") && flags.has("report")) {
    throw new UsageError("--report writes what the check of a stored draft finds, and a dry run stores none. With --dry-run --publish the refusal is told instead.");
  }
  const [file, extra] = loose;
  if (file === undefined) throw new UsageError(`Which file? npm run import -- ${first} FILE …`);
  if (extra !== undefined) throw new UsageError(`One file at a time: what is "${extra}"? A value with spaces needs quotes.`);
  return {
    verb: "file", kind: first as ImportKind, file, options: optionsOf(flags),
    recodeFiles: pairs(flags, "recode"), reportFile: one(flags, "report"), findingsFile: one(flags, "findings"), isStrict: flags.has("strict"),
  };
}

type Given = Map<FlagName, string[]>;

function splitFlags(args: readonly string[], subject: Parameters<typeof flagFits>[1]): { flags: Given; loose: string[] } {
  const fitting: readonly Flag[] = FLAGS.filter((flag) => flagFits(flag, subject));
  const flags: Given = new Map();
  const loose: string[] = [];
  const problems: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (!arg.startsWith("--")) {
      loose.push(arg);
      continue;
    }
    const equals = arg.indexOf("=");
    const name = arg.slice(2, equals === -1 ? undefined : equals);
    const flag = fitting.find((known) => known.name === name);
    const value = equals !== -1 ? arg.slice(equals + 1) : flag?.value !== undefined ? args[++i] : undefined;
    if (flag === undefined) problems.push(unknownFlag(name, subject, fitting));
    else if (flag.value !== undefined && (value === undefined || (equals === -1 && value.startsWith("--")))) problems.push(`--${name} needs a value: --${name} ${flag.value}`);
    else if (flag.value === undefined && value !== undefined) problems.push(`--${name} takes no value.`);
    else if (flags.has(name as FlagName) && flag.isRepeatable !== true) problems.push(`--${name} is given twice.`);
    else flags.set(name as FlagName, [...(flags.get(name as FlagName) ?? []), value ?? ""]);
  }
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return { flags, loose };
}

function unknownFlag(name: string, subject: { name: string }, fitting: readonly Flag[]): string {
  const elsewhere = FLAGS.some((flag) => flag.name === name);
  const said = elsewhere ? `--${name} means nothing to ${subject.name}.` : `There is no flag --${name}.${didYouMean(name, fitting.map((flag) => flag.name)).replace('"', '"--')}`;
  return `${said} Flags here: ${fitting.map((flag) => `--${flag.name}`).join(", ") || "none"}.`;
}

function optionsOf(flags: Given): ImportOptions {
  const options = {
    map: pairs(flags, "map"), set: pairs(flags, "set"), compare: flags.get("compare")?.flatMap((text) => text.split(/,(?=[^,=]+=)/)) ?? [],
    accept: lists(flags, "accept"), dryRun: flags.has("dry-run"), createLevel: flags.has("create-level"),
    createCategories: flags.has("create-categories"), publish: flags.has("publish"),
    ...defined({
      encoding: one(flags, "encoding"), crs: one(flags, "crs"), timeZone: one(flags, "timezone"), sourceSystem: one(flags, "source-system"),
      level: one(flags, "level"), territory: one(flags, "territory"), edition: one(flags, "edition"),
      effectiveFrom: one(flags, "effective-from"), acceptReason: one(flags, "accept-reason"),
    }),
  };
  const parsed = importOptionsSchema.safeParse(options);
  if (!parsed.success) {
    throw new UsageError(parsed.error.issues.map((issue) => `--${flagOf(String(issue.path[0]))}: ${issue.message}`).join("\n"));
  }
  checkTimeZone(parsed.data.timeZone);
  return parsed.data;
}

/** @throws {InvalidError} when the machine does not know the zone. */
export function checkTimeZone(timeZone: string | undefined): void {
  if (timeZone === undefined) return;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    throw InvalidError.at("timeZone", said(`"${timeZone}" is not a time zone such as Asia/Shanghai or America/Chicago.`, `没有“${timeZone}”这个时区，应如 Asia/Shanghai。`));
  }
}

const flagOf = (option: string) => option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace("time-zone", "timezone");

function one(flags: Given, name: FlagName): string | undefined {
  return flags.get(name)?.[0];
}

function lists(flags: Given, name: FlagName): string[] {
  return flags.get(name)?.flatMap((text) => text.split(",")).map((text) => text.trim()).filter((text) => text !== "") ?? [];
}

/** `a=b,c=d`: a comma only separates where another `name=` follows, so values may hold commas. */
function pairs(flags: Given, name: FlagName): Record<string, string> {
  const found: Record<string, string> = {};
  for (const text of flags.get(name)?.flatMap((given) => (name === "set" ? [given] : given.split(/,(?=[^,=]+=)/))) ?? []) {
    const equals = text.indexOf("=");
    if (equals < 1) throw new UsageError(`--${name} ${text}: write NAME=VALUE.`);
    const key = text.slice(0, equals).trim();
    if (Object.hasOwn(found, key)) throw new UsageError(`--${name}: "${key}" is given twice.`);
    found[key] = text.slice(equals + 1).trim();
  }
  return found;
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
export type { Verb };
