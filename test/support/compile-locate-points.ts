import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const OPTIONS = ["-O3", "--noAssert", "--runtime", "stub", "--importMemory", "--initialMemory", "1"];

/** The file that the assembly source compiles to. */
export async function compileLocatePoints(): Promise<string> {
  const source = await readFile(fileURLToPath(new URL("../../geo/cells/assembly/locate-points.ts", import.meta.url)), "utf8");
  let binary = new Uint8Array();
  const { error, stderr } = await asc.main(["locate-points.ts", ...OPTIONS, "--outFile", "module.wasm"], {
    readFile: (name) => (name === "locate-points.ts" ? source : null),
    writeFile: (_name, contents) => void (binary = contents as Uint8Array<ArrayBuffer>),
    listFiles: () => [],
  });
  if (error) throw new Error(`locate-points.ts does not compile: ${stderr.toString()}`, { cause: error });
  const lines = Buffer.from(binary).toString("hex").match(/.{1,120}/g) ?? [];
  return [
    "/** Compiled from assembly/locate-points.ts, in hexadecimal. Not to be edited; see the test of this file. */",
    "export const LOCATE_POINTS_MODULE =",
    lines.map((line) => `  "${line}"`).join(" +\n") + ";",
    "",
  ].join("\n");
}
