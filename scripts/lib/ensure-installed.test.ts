import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let root: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ensure-installed-'));
  await mkdir(join(root, 'packages/one'), { recursive: true });
  await mkdir(join(root, 'services'));
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'packages/one/package.json']) {
    await writeFile(join(root, file), '{}');
  }
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(root, { recursive: true, force: true });
});

/** Stands for pnpm: notes that it ran, makes what an install makes, and takes as long as the test wants. */
const installer = 'echo ran >> installs; mkdir -p node_modules; touch node_modules/node';

/** Another process that makes sure that `root` is installed, with `script` in the place of pnpm. */
function start(script = installer): ChildProcess {
  const program = `
    const { ensureInstalled } = await import('./ensure-installed.mjs');
    const { runMain } = await import('./failure.mjs');
    const options = ${JSON.stringify({ root, command: ['sh', '-c', script], requiredFile: join(root, 'node_modules/node') })};
    await runMain(async () => { await ensureInstalled(options); return 0; });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
  });
  children.push(child);
  return child;
}

async function install(script?: string): Promise<{ exitCode: number; output: string }> {
  const child = start(script);
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const [exitCode] = await once(child, 'close');
  return { exitCode, output };
}

const installs = async () => (await readFile(join(root, 'installs'), 'utf8')).trim().split('\n').length;

it('installs once, and not again while nothing has changed', async () => {
  expect(await install()).toMatchObject({ exitCode: 0, output: expect.stringContaining('Installing') });
  expect(await install()).toEqual({ exitCode: 0, output: '' });
  expect(await installs()).toBe(1);
});

it.each(['pnpm-lock.yaml', 'package.json', 'packages/one/package.json'])(
  'installs again when %s has changed',
  async (file) => {
    await install();
    await writeFile(join(root, file), '{ "changed": true }');
    await install();
    expect(await installs()).toBe(2);
  },
);

it('tries again after an install that failed, and says with which exit code it did', async () => {
  const failed = await install(`${installer}; exit 7`);
  expect(failed).toMatchObject({
    exitCode: 1,
    output: expect.stringContaining('Installing failed (exit code 7)'),
  });
  expect(failed.output).not.toContain('    at ');
  expect((await install()).exitCode).toBe(0);
  expect(await installs()).toBe(2);
});

it('does not take an install for good that left out the pinned Node', async () => {
  const { exitCode, output } = await install('mkdir -p node_modules');
  expect(exitCode).toBe(1);
  expect(output).toContain('ignore-scripts must be false');
});

it('says so if there is no npx', async () => {
  const command = ['/no/such/npx'];
  const program = `
    const { ensureInstalled } = await import('./ensure-installed.mjs');
    const { runMain } = await import('./failure.mjs');
    await runMain(() => ensureInstalled(${JSON.stringify({ root, command })}));
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
  });
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(output).toContain('/no/such/npx can not be started');
});

it('installs once if two start at the same time', async () => {
  const slow = `sleep 0.5; ${installer}`;
  expect(await Promise.all([install(slow), install(slow)])).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
  expect(await installs()).toBe(1);
});

it('is not held up by the lock of a process that was killed', async () => {
  const killed = start('echo $$ > new; mv new pid; sleep 60');
  const pid = await vi.waitFor(() => readFile(join(root, 'pid'), 'utf8'), 20_000);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  process.kill(Number(pid), 'SIGKILL');
  expect((await install()).exitCode).toBe(0);
});
