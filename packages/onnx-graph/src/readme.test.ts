import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const packageDir = fileURLToPath(new URL('..', import.meta.url));

const readme = await readFile(`${packageDir}/README.md`, 'utf8');
const blocks = (language: string) =>
  Array.from(readme.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs')), ([, block]) => block!);
const examples = blocks('ts');

test('every example says what it prints', () => {
  expect(examples.length).toBeGreaterThan(0);
  expect(blocks('text')).toHaveLength(examples.length);
});

test.each(Array.from(examples.keys()))("the README's example %i prints what the README says", async (at) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '--eval', examples[at]!],
    { cwd: packageDir },
  );
  expect(stdout).toBe(blocks('text')[at]);
});
