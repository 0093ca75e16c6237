/**
 * `npm test [-- ARGUMENT...]`: installs what is missing, then runs every check and every test; the arguments are for
 * vitest. Ends with one line of totals, `N passed, N failed, N skipped`, after the names of the steps that failed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runMain } from './lib/failure.mjs';
import { packageProgram } from './lib/package-program.mjs';
import { PINNED_NODE, ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { countTests, readReport } from './lib/test-totals.mjs';

const isCi = process.env.CI === 'true';

function runStep(name, packageName, program, args) {
  console.log(`\n== ${name}`);
  const env = isCi ? { ...process.env, NO_COLOR: '1' } : process.env;
  return run(PINNED_NODE, [packageProgram(packageName, program), ...args], { cwd: ROOT, env });
}

async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'spansmith-test-report-'));
  try {
    const reportFile = join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const exitCode = await runStep('tests', 'vitest', 'vitest', ['run', ...reporters, ...args]);
    return { exitCode, totals: countTests(readReport(reportFile), exitCode) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runMain(async () => {
  await ensureInstalled();
  const failures = [];
  if (await runStep('lint and format', '@biomejs/biome', 'biome', ['check', '--error-on-warnings', '.'])) {
    failures.push('lint and format (npm run format mends most of it)');
  }
  if (await runStep('types', 'typescript', 'tsc', ['-p', 'tsconfig.json'])) failures.push('types');
  const { exitCode, totals } = await runTests(process.argv.slice(2));
  if (exitCode !== 0) failures.push('tests');

  const { passed, failed, skipped, skippedIn } = totals;
  if (skipped > 0) console.log(`\nSkipped:\n${skippedIn.map((line) => `  ${line}`).join('\n')}`);
  if (isCi && skipped > 0) failures.push('skipped tests, which CI does not allow');
  console.log(failures.length > 0 ? `\nFailed: ${failures.join('; ')}` : '\nEverything passed.');
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failures.length > 0 ? 1 : 0;
});
