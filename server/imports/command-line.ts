import { GeoInputError } from "../../geo/index.ts";
import { ServiceError } from "../errors.ts";
import { onStopSignals } from "../stop-signals.ts";
import type { Store } from "../store/open-store.ts";
import { runEditionCommand } from "./command/edition-command.ts";
import { runFileCommand } from "./command/file-command.ts";
import { helpText } from "./command/help-text.ts";
import { parseArguments } from "./command/parse-arguments.ts";
import { ImportCancelled } from "./jobs/run-import-job.ts";
import type { ProgressOutput } from "./read/progress-bar.ts";

export interface CommandConfig {
  timeZone: string;
  nearestToleranceMetres: number;
  nearBoundaryMetres: number;
}

/** Where the command speaks and listens; the process by default, something observable in tests. */
export interface CommandSurroundings {
  say(text: string): void;
  complain(text: string): void;
  progress: ProgressOutput;
  signal: AbortSignal;
  folder: string;
}

/**
 * Runs `npm run import -- …` and resolves to its exit code: 0 done, 1 refused or failed, 2 with
 * `--strict` when rows were rejected, 130 cancelled. `open` is called once the arguments are
 * understood, so that help and mistyped flags need no database.
 */
export async function runImportCommand(
  argv: readonly string[],
  open: () => Promise<Store>,
  config: CommandConfig,
  surroundings: CommandSurroundings = ofProcess(),
): Promise<number> {
  const { say, complain, signal } = surroundings;
  try {
    const command = parseArguments(argv);
    if (command.verb === "help") {
      say(helpText(command.topic));
      return 0;
    }
    if (command.verb === "file") {
      const settings = {
        timeZone: config.timeZone, nearestToleranceMetres: config.nearestToleranceMetres, warningDistanceMetres: config.nearBoundaryMetres,
      };
      return await runFileCommand(command, { ...surroundings, open, settings });
    }
    const store = await open();
    try {
      await runEditionCommand(command, { db: store.kysely, say, folder: surroundings.folder, onProgress: () => signal.throwIfAborted() });
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (signal.aborted || error instanceof ImportCancelled) {
      complain("Cancelled. What was stored before stays; running the same command again goes on from there and stores nothing twice.");
      return 130;
    }
    if (error instanceof ServiceError || error instanceof GeoInputError) {
      complain(error.message);
      return 1;
    }
    throw error;
  }
}

function ofProcess(): CommandSurroundings {
  const stopping = new AbortController();
  onStopSignals(() => { stopping.abort(new ImportCancelled("stopped by a signal")); }, () => { process.exit(130); });
  return {
    say: (text) => { console.log(text); },
    complain: (text) => { console.error(`\n${text}`); },
    progress: process.stderr,
    signal: stopping.signal,
    // npm runs scripts in the project's folder; people name files from where they stand.
    folder: process.env["INIT_CWD"] ?? process.cwd(),
  };
}
