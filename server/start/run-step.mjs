import { spawn } from "node:child_process";
import { PreparationError } from "./preparation-error.mjs";

const TELL_EVERY_MS = 10_000;

/**
 * Runs a program, says what for and how long it took, and shows what it wrote only when it fails.
 * @param {string} what a gerund phrase such as "installing packages"
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} root working directory
 */
export async function runStep(what, program, args, root) {
  const startedAt = Date.now();
  const elapsed = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  console.log(`${what} …`);
  const ticker = setInterval(() => console.log(`${what} … ${elapsed()}`), TELL_EVERY_MS);
  try {
    const { code, output } = await run(program, args, root);
    if (code !== 0) throw new PreparationError(`${output.trim()}\n\n${what} failed (see above; the command was: ${[program, ...args].join(" ")}).`);
  } finally {
    clearInterval(ticker);
  }
  console.log(`${what}: done in ${elapsed()}`);
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} root
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(program, args, root) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => { output += chunk; });
    child.stderr.on("data", (chunk) => { output += chunk; });
    child.on("error", (error) => reject(new PreparationError(`${program} could not be run (${error.message}). Is it installed and on the PATH?`)));
    child.on("close", (code) => resolve({ code, output }));
  });
}
