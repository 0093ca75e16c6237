import { expect, it } from 'vitest';

interface TestTotals {
  countTests: (report: unknown, exitCode: number) => unknown;
}

// The scripts are JavaScript, for they must run before anything is installed.
const { countTests } = (await import(String(new URL('./test-totals.mjs', import.meta.url)))) as TestTotals;

const file = (name: string, status: string, ...tests: string[]) => ({
  name: new URL(`../../${name}`, import.meta.url).pathname,
  status,
  assertionResults: tests.map((result) => ({ status: result })),
});

it('counts every test, and names the files with skipped ones', () => {
  const testResults = [
    file('a.test.ts', 'passed', 'passed', 'passed', 'skipped', 'todo'),
    file('b.test.ts', 'failed', 'passed', 'failed', 'failed'),
  ];
  expect(countTests({ testResults }, 1)).toEqual({
    passed: 3,
    failed: 2,
    skipped: 2,
    skippedIn: ['a.test.ts: 2'],
  });
});

it('counts a file that failed outside its tests as a failure', () => {
  const testResults = [file('a.test.ts', 'failed'), file('b.test.ts', 'failed', 'passed')];
  expect(countTests({ testResults }, 1)).toMatchObject({ passed: 1, failed: 2 });
});

it('never says that nothing failed of a run that did', () => {
  const testResults = [file('a.test.ts', 'passed', 'passed')];
  expect(countTests({ testResults }, 1)).toMatchObject({ passed: 1, failed: 1 });
  expect(countTests(undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
});

it('says that nothing failed of a run without a failure', () => {
  const testResults = [file('a.test.ts', 'passed', 'passed')];
  expect(countTests({ testResults }, 0)).toEqual({ passed: 1, failed: 0, skipped: 0, skippedIn: [] });
});
