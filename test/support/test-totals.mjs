import { readFileSync } from "node:fs";

/**
 * What a run of the tests came to. A file that could not even be loaded counts as one failed test.
 * @param {string} reportFile written by vitest's json reporter
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function readTotals(reportFile) {
  const report = JSON.parse(readFileSync(reportFile, "utf8"));
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report.testResults;
  const unloaded = files.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
