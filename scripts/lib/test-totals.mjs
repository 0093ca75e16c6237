import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * Vitest's JSON report; undefined if it wrote none, because it did not come that far.
 *
 * @param {string} file
 */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * What became of every test. A file that failed outside its tests (it could not be loaded, a hook threw) counts as one
 * that failed, and so does a run that failed though no test did: "0 failed" means that nothing failed.
 *
 * @param {{ testResults: { name: string, status: string, assertionResults: { status: string }[] }[] } | undefined} report
 * @param {number} exitCode vitest's
 */
export function countTests(report, exitCode) {
  const totals = { passed: 0, failed: 0, skipped: 0, skippedIn: [] };
  for (const { name, status, assertionResults } of report?.testResults ?? []) {
    const count = (wanted) => assertionResults.filter((test) => wanted(test.status)).length;
    const passed = count((result) => result === 'passed');
    const failed = count((result) => result === 'failed');
    const skipped = assertionResults.length - passed - failed;
    totals.passed += passed;
    totals.failed += status === 'failed' && failed === 0 ? 1 : failed;
    totals.skipped += skipped;
    if (skipped > 0) totals.skippedIn.push(`${relative(ROOT, name)}: ${skipped}`);
  }
  if (exitCode !== 0 && totals.failed === 0) totals.failed = 1;
  return totals;
}
