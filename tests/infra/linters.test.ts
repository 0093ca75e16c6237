import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programsOrSkip } from './programs.ts';

const ROOT = join(import.meta.dirname, '../..');
const SCRIPTS = ['.ci/run', 'scripts/stack/install-tools', 'docker/make-env.sh'];
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
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

describe('the image', () => {
  it('runs on the Node that the workspace pins', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: { node: string } };
    expect(read('docker/Dockerfile')).toContain(`ARG NODE_VERSION=${dependencies.node}\n`);
  });
});
