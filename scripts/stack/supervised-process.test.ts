import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { type ProcessSpec, SupervisedProcess } from './supervised-process.ts';

const started: SupervisedProcess[] = [];
const seen: string[] = [];
const observer = {
  line: (name: string, line: string) => seen.push(`${name}: ${line}`),
  died: (name: string, how: string) => seen.push(`${name} died: ${how}`),
};

function shell(script: string, spec: Partial<ProcessSpec> = {}): SupervisedProcess {
  const process = new SupervisedProcess(
    {
      name: 'shell',
      command: '/bin/sh',
      args: ['-c', script],
      environment: {},
      stopSignal: 'SIGTERM',
      isReady: async () => process.output().split('\n').at(-1) === 'ready',
      ...spec,
    },
    observer,
  );
  started.push(process);
  return process;
}

/** False also for one that has ended but that nobody has taken notice of yet. */
async function runs(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
  return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
}

// setpriv, which starts the processes, is part of Linux distributions only.
describe.skipIf(process.platform !== 'linux')('SupervisedProcess', () => {
  afterEach(async () => {
    await Promise.all(started.splice(0).map((one) => one.kill('SIGKILL')));
    seen.length = 0;
  });

  it('is started once it is ready, and passes its lines on', async () => {
    const one = shell('echo ready; sleep 60');
    await one.start();
    expect(one.pid).toBeTypeOf('number');
    expect(seen).toEqual(['shell: ready']);
  });

  it('takes input that no process list shows', async () => {
    const one = shell('read word; test "$word" = secret && echo ready; sleep 60', { input: 'secret\n' });
    await one.start();
    expect(one.running).toBe(true);
  });

  it('says what a program printed that ends before it is ready', async () => {
    const start = shell('echo no such database >&2; exit 3').start();
    await expect(start).rejects.toThrow('shell ended with exit code 3:\nno such database');
    expect(seen).not.toContain('shell died: exit code 3');
  });

  it('says that a program is not there', async () => {
    const start = shell('', { command: '/nowhere/program' }).start();
    await expect(start).rejects.toThrow('/nowhere/program');
  });

  it('ends it with its stop signal', async () => {
    const one = shell('trap "echo bye; exit 0" INT; echo ready; while :; do sleep 0.05; done', {
      stopSignal: 'SIGINT',
    });
    await one.start();
    await one.stop();
    expect(one.pid).toBeUndefined();
    expect(seen).toEqual(['shell: ready', 'shell: bye']);
  });

  it('reports an end that nobody asked for', async () => {
    const one = shell('echo ready; exec sleep 60');
    await one.start();
    process.kill(one.pid!, 'SIGKILL');
    await expect.poll(() => seen).toContain('shell died: SIGKILL');
    expect(one.running).toBe(false);
  });

  it('does not report an end that was asked for', async () => {
    const one = shell('echo ready; exec sleep 60');
    await one.start();
    await one.kill('SIGKILL');
    expect(seen).toEqual(['shell: ready']);
  });

  it('starts again after it was killed', async () => {
    const one = shell('echo ready; exec sleep 60');
    await one.start();
    const first = one.pid;
    await one.kill('SIGKILL');
    await one.start();
    expect(one.running).toBe(true);
    expect(one.pid).not.toBe(first);
  });

  it('does not outlive a supervisor that is killed', async () => {
    const source = `
      import { SupervisedProcess } from ${JSON.stringify(new URL('./supervised-process.ts', import.meta.url).href)};
      const spec = { name: 'sleep', command: '/bin/sleep', args: ['60'], environment: {}, stopSignal: 'SIGTERM', isReady: async () => true };
      const one = new SupervisedProcess(spec, { line() {}, died() {} });
      await one.start();
      console.log(one.pid);
      setInterval(() => {}, 1000);`;
    const supervisor = spawn(process.execPath, ['--input-type=module', '--eval', source]);
    const [pid] = (await once(createInterface({ input: supervisor.stdout }), 'line')) as [string];
    expect(await runs(Number(pid))).toBe(true);
    supervisor.kill('SIGKILL');
    await expect.poll(() => runs(Number(pid))).toBe(false);
  });
});
