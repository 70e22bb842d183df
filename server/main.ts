import { ConfigError, readConfig } from "./config.ts";
import { isImportWorker, runImportWorker } from "./imports/jobs/import-worker.ts";
import { PortError } from "./listen.ts";
import { runImport } from "./run-import.ts";
import { runServer } from "./run-server.ts";
import { StoreError } from "./store/store-error.ts";

/**
 * The program: `main.js` serves until it is told to stop, `main.js import …` imports and ends. What a person can
 * put right is told as a sentence; anything else with its stack.
 */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  try {
    const config = readConfig(process.env);
    if (command === undefined) return await runServer(config);
    if (command === "import") return await runImport(config, rest);
    console.error(`There is no command ${JSON.stringify(command)}. Without one EcoGrid starts; import loads files.`);
    return 2;
  } catch (error) {
    const isSentence = error instanceof ConfigError || error instanceof StoreError || error instanceof PortError;
    console.error(isSentence ? `\n${error.message}` : error);
    return 1;
  }
}

if (isImportWorker()) {
  await runImportWorker();
} else {
  // A pending timer or connection must not keep a stopped program alive.
  process.exit(await main(process.argv.slice(2)));
}
