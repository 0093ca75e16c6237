import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { keptLog } from '../../../tests/support/kept-log.ts';
import { createLogger } from './logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const { destination, text } = keptLog();
  write(createLogger({ level: 'info', name: 'authoring', destination }));
  return text();
}

it('writes one JSON object a line that names the service', () => {
  const line = JSON.parse(logged((logger) => logger.info({ jobId: 'j1' }, 'claimed')));
  expect(line).toMatchObject({ name: 'authoring', jobId: 'j1', msg: 'claimed' });
});

it.each([
  { apiKeys: ['hunter2'] },
  { headers: { 'ocp-apim-subscription-key': 'hunter2' } },
  { req: { headers: { authorization: 'Bearer hunter2' } } },
  { config: { databaseUrl: 'postgres://u:hunter2@db' } },
  { config: { s3: { secretAccessKey: 'hunter2' } } },
  { document: { id: '1', text: 'hunter2' } },
  { analysisInput: { documents: [{ text: 'hunter2' }] } },
  { err: Object.assign(new Error('failed'), { documents: ['hunter2'] }) },
])('keeps keys and texts out of the log: %j', (fields) => {
  const line = logged((logger) => logger.info(fields, 'message'));
  expect(line).toContain('[redacted]');
  expect(line).not.toContain('hunter2');
});

it('writes an error without the connection that it came from', () => {
  const err = Object.assign(new Error('gone'), { code: '57P01', client: { host: '/tmp/socket' } });
  const line = JSON.parse(logged((logger) => logger.warn({ err }, 'message')));
  expect(line.err).toEqual({ type: 'Error', message: 'gone', stack: err.stack, code: '57P01' });
});

it('does not write below its level', () => {
  expect(logged((logger) => logger.debug('detail'))).toBe('');
});

it('writes for people when asked to, and everything before the process exits', async () => {
  const script = `
    const { createLogger } = await import('./logger.ts');
    createLogger({ level: 'info', name: 'authoring', pretty: true }).info({ jobId: 'j1', apiKey: 'hunter2' }, 'claimed');
    process.exit(0);
  `;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
  });
  expect(stdout).toMatch(/INFO \(authoring\): claimed/);
  expect(stdout).not.toContain('hunter2');
});
