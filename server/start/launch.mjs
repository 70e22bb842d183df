// The one command: makes the project ready (packages, build) and runs it in this same process, so that a
// signal has one receiver. Only old syntax here: an old Node must get as far as the sentence below.
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import { whyNodeIsTooOld } from "./node-version.mjs";

const tooOld = whyNodeIsTooOld(process.versions.node);
if (tooOld) {
  console.error(tooOld);
  process.exit(1);
}

const root = fileURLToPath(new URL("../..", import.meta.url));
import("./make-ready.mjs")
  .then(function (module) { return module.makeReady(root); })
  .then(function () {
    process.setSourceMapsEnabled(true);
    return import(pathToFileURL(join(root, "dist", "server", "main.js")).href);
  })
  .catch(function (error) {
    console.error(error && error.name === "PreparationError" ? "\n" + error.message : error);
    process.exit(1);
  });
