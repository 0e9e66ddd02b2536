import { appendFileSync } from "node:fs";

/**
 * Appends the counts of one jest run, as a line of JSON, to the file that `LLMOPS_TEST_SUMMARY`
 * names: `.ci/run` adds up several runs. Without the variable it does nothing.
 */
export default class SummaryReporter {
  /** @param {import("@jest/reporters").AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const file = process.env.LLMOPS_TEST_SUMMARY;
    if (!file) return;
    const counts = {
      passed: results.numPassedTests,
      // A file that cannot be loaded has no test that could fail.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    appendFileSync(file, `${JSON.stringify(counts)}\n`);
  }
}
