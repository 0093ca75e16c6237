import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const packageFolder = join(import.meta.dirname, '..');

it("the README's example prints what the README says", async () => {
  const readme = await readFile(join(packageFolder, 'README.md'), 'utf8');
  const block = (language: string) => readme.match(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's'))![1]!;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '--eval', block('ts')],
    { cwd: packageFolder },
  );
  expect(stdout).toBe(block('text'));
});
