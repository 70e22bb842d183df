import type { Config } from "./config.ts";
import { openStore } from "./store/open-store.ts";

/** The import command: shares a running server's database, or starts it for as long as the import takes. */
export async function runImport(config: Config, argv: readonly string[]): Promise<number> {
  const { runImportCommand } = await import("./imports/command-line.ts");
  const onProgress = (message: string) => { console.error(message); };
  return runImportCommand(argv, () => openStore(config, { role: "import", onProgress }), config);
}
