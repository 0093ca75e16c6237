import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const packageDir = fileURLToPath(new URL('..', import.meta.url));

test("the README's example prints what the README says", async () => {
  const readme = await readFile(`${packageDir}/README.md`, 'utf8');
  const block = (language: string) => readme.match(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's'))![1]!;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '--eval', block('ts')],
    { cwd: packageDir },
  );
  expect(stdout).toBe(block('text'));
});
