import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';

/** A process that runs `body` after it has installed the handlers, and says "ready" and "closed" on stdout. */
const program = (phase: string, body = '') => `
  const { createLogger } = await import('./logger.ts');
  const { createShutdown } = await import('./shutdown.ts');
  const { exitOnSignals } = await import('./exit-on-signals.ts');
  const log = createLogger({ level: 'silent', name: 'test' });
  const close = { name: 'close', run: async () => { ${phase}; process.stdout.write('closed'); } };
  exitOnSignals(createShutdown([close], log), log);
  const alive = setInterval(() => {}, 1000);
  process.stdout.write('ready');
  ${body}
`;

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

async function start(script: string): Promise<{ output: () => string; exitCode: Promise<number | null> }> {
  child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: import.meta.dirname });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  const exitCode = once(child, 'exit').then(([code]) => code as number | null);
  while (!output.includes('ready')) await Promise.race([once(child.stdout!, 'data'), exitCode]);
  return { output: () => output, exitCode };
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'runs the shutdown on %s and exits with 0',
  async (signal) => {
    const { output, exitCode } = await start(program(''));
    child?.kill(signal);
    expect(await exitCode).toBe(0);
    expect(output()).toBe('readyclosed');
  },
);

it('exits with 1 if a phase failed', async () => {
  const { exitCode } = await start(program('throw new Error("stuck")'));
  child?.kill('SIGTERM');
  expect(await exitCode).toBe(1);
});

it.each(['throw new Error("bug")', 'Promise.reject(new Error("bug"))'])(
  'runs the shutdown and exits with 1 after %s',
  async (bug) => {
    const { output, exitCode } = await start(program('', `setTimeout(() => { ${bug} })`));
    expect(await exitCode).toBe(1);
    expect(output()).toBe('readyclosed');
  },
);

it('takes the same key press arriving twice for one signal', async () => {
  const { output, exitCode } = await start(program('await new Promise((done) => setTimeout(done, 100))'));
  child?.kill('SIGINT');
  child?.kill('SIGTERM');
  expect(await exitCode).toBe(0);
  expect(output()).toBe('readyclosed');
});

it('exits at once on a later second signal', async () => {
  const { output, exitCode } = await start(program('await new Promise(() => {})'));
  child?.kill('SIGTERM');
  const again = setInterval(() => child?.kill('SIGTERM'), 100);
  expect(await exitCode.finally(() => clearInterval(again))).toBe(1);
  expect(output()).toBe('ready');
});
