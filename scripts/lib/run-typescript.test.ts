import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

let folder: string;
let launcher: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run typescript %20 '));
});

afterEach(async () => {
  launcher?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Starts a TypeScript program as the commands do, from a process of its own; resolves with its first output. */
async function start(source: string, ...args: string[]): Promise<{ child: ChildProcess; output: string }> {
  const file = join(folder, 'program.ts');
  await writeFile(file, source);
  const script = `
    const { runTypeScript } = await import('./run-typescript.mjs');
    process.exitCode = await runTypeScript(...${JSON.stringify([file, args])});
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  launcher = child;
  const [output] = await once(child.stdout!, 'data');
  return { child, output: String(output) };
}

/** Says its process id, and ends in its own time when it is told to. */
const patient = `
  const alive: NodeJS.Timeout = setInterval(() => {}, 1000);
  process.on('SIGTERM', () => setTimeout(() => { console.log('bye'); process.exit(5); }, 50));
  console.log(process.pid);
`;

it('hands on arguments, and the exit code', async () => {
  const { child, output } = await start(
    'console.log(process.argv.slice(2)); process.exitCode = 3;',
    'a b',
    '--c',
  );
  expect(output).toContain("[ 'a b', '--c' ]");
  expect(await once(child, 'exit')).toEqual([3, null]);
});

it('runs on the pinned Node', async () => {
  const { output } = await start('console.log(process.version as string)');
  expect(output.trim()).toBe(`v${manifest.dependencies.node}`);
});

it('lets the program end when it has nothing more to do', async () => {
  const { child } = await start('console.log(1)');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('passes on a signal, and waits until the program has ended in its own way', async () => {
  const { child } = await start(patient);
  child.kill('SIGTERM');
  const [bye] = await once(child.stdout!, 'data');
  expect(String(bye)).toBe('bye\n');
  expect(await once(child, 'exit')).toEqual([5, null]);
});

it('tells by its exit code which signal ended the program', async () => {
  const { child, output } = await start(patient);
  process.kill(Number(output), 'SIGKILL');
  expect(await once(child, 'exit')).toEqual([137, null]);
});

it('does not leave the program behind when it is killed itself', async () => {
  const { child } = await start(patient);
  child.kill('SIGKILL');
  const [bye] = await once(child.stdout!, 'data');
  expect(String(bye)).toBe('bye\n');
});
