import type { Config } from "./config.ts";
import { openStore, type Store } from "./store/open-store.ts";

interface CommandLineModule {
  /** Resolves to the exit code; calls `open` once the arguments are understood, and closes what it got. */
  runImportCommand(argv: readonly string[], open: () => Promise<Store>, config: Config): Promise<number>;
}

const [loadModule] = Object.values(import.meta.glob<CommandLineModule>("./imports/command-line.ts"));

/** The import command: shares a running server's database, or starts it for as long as the import takes. */
export async function runImport(config: Config, argv: readonly string[]): Promise<number> {
  if (!loadModule) throw new Error("This build has no import command.");
  const { runImportCommand } = await loadModule();
  const onProgress = (message: string) => { console.error(message); };
  return runImportCommand(argv, () => openStore(config, { role: "import", onProgress }), config);
}
