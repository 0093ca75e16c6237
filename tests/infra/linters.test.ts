import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programsOrSkip } from './programs.ts';

const ROOT = join(import.meta.dirname, '../..');
const SCRIPTS = [
  '.ci/run',
  'scripts/stack/install-tools',
  'docker/install-production.sh',
  'docker/make-env.sh',
];
const programs = await programsOrSkip('hadolint', 'shellcheck');

describe.skipIf(!programs)('linters', () => {
  const [hadolint, shellcheck] = programs ?? [];

  it('find nothing in the Dockerfile', () => {
    const output = execFileSync(hadolint!, ['--no-color', 'docker/Dockerfile'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(output).toBe('');
  });

  it.each(SCRIPTS)('find nothing in %s', (script) => {
    const output = execFileSync(shellcheck!, [script], { cwd: ROOT, encoding: 'utf8' });
    expect(output).toBe('');
  });
});
