/** A bench file exports `run`, which measures, prints its table and, where it can, ends with a rejection when an answer is wrong. */
interface BenchModule {
  run(): Promise<unknown> | unknown;
}

const FILES = import.meta.glob<BenchModule>("./*.bench.ts");
const BENCHES = new Map(Object.entries(FILES).map(([path, load]) => [path.slice("./".length, -".bench.ts".length), load]));

/** Runs the benches named, all of them when none is named, one after the other so that none disturbs another. */
async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !BENCHES.has(name));
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(", ")}. There are: ${[...BENCHES.keys()].join(", ")}.`);
    return 2;
  }
  for (const [name, load] of BENCHES) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`\n=== ${name} ===`);
    const { run } = await load();
    await run();
  }
  return 0;
}

process.exit(await main(process.argv.slice(2)));
