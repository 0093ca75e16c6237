import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DOCUMENT_NAMES } from './openapi-document.ts';

const root = join(import.meta.dirname, '../../..');
const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');

it.each(DOCUMENT_NAMES)('finds nothing to object to in %s', (name) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [redocly, 'lint', name, '--format=json'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  expect(stdout, stderr).not.toBe('');
  expect(JSON.parse(stdout).problems).toEqual([]);
  expect(status).toBe(0);
});
