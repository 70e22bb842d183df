import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runImportCommand } from "../../server/imports/command-line.ts";
import type { Store } from "../../server/store/open-store.ts";

export interface CommandResult {
  code: number;
  said: string;
  complained: string;
  /** The folder in which the command stood. */
  folder: string;
}

/** Runs `npm run import -- …` inside the test against a database that stays open afterwards. */
export async function runCommand(store: Store, argv: readonly string[], folder = mkdtempSync(join(tmpdir(), "ecogrid-import-"))): Promise<CommandResult> {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runImportCommand(argv, async () => ({ ...store, close: async () => undefined }), {
    timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, nearBoundaryMetres: 30,
  }, {
    say: (text) => said.push(text), complain: (text) => complained.push(text), progress: { write: () => undefined },
    signal: new AbortController().signal, folder,
  });
  return { code, said: said.join("\n"), complained: complained.join("\n"), folder };
}
