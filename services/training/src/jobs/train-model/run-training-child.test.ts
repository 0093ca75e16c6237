import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseLabelsFile } from '@spansmith/labels';
import { serializeSnapshot } from '@spansmith/training-set';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { learningMaterial } from '../../../test-support/learning-material.ts';
import { offerLetters } from '../../../test-support/offer-letters.ts';
import { CHILD_FILES, type ChildTask } from './child-messages.ts';
import { runTrainingChild } from './run-training-child.ts';

const parent = join(import.meta.dirname, '../../../test-support/orphaned-training.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spansmith-child-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A training on so many of the letters, each with so many copies of itself in it. */
async function taskOf(copies: number, letters = 6): Promise<ChildTask> {
  const { labelsFile, texts } = await offerLetters(copies);
  const project = parseLabelsFile(labelsFile);
  const chosen = project.documents.slice(0, letters);
  const documents = chosen.map((document) => ({ ...document, text: texts[document.location]! }));
  const { bytes, sha256 } = serializeSnapshot({ ...project, documents });
  await writeFile(join(folder, CHILD_FILES.snapshot), bytes);
  return {
    folder,
    snapshotSha256: sha256,
    memoryMiB: 1_024,
    threads: 1,
    learningMaterial,
    trainingConfigVersion: '2022-05-01',
    evaluationOptions: { kind: 'percentage', trainingSplitPercentage: 80, testingSplitPercentage: 20 },
  };
}

async function untilGone(pid: number): Promise<void> {
  try {
    for (;;) {
      process.kill(pid, 0);
      await sleep(20);
    }
  } catch (error) {
    expect(error).toMatchObject({ code: 'ESRCH' });
  }
}

it('ends when its parent is killed', async () => {
  const child = spawn(process.execPath, [parent, JSON.stringify(await taskOf(40))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  child.kill('SIGKILL');
  await untilGone(Number.parseInt(line, 10));
});

it('takes over none of the options of its parent', async () => {
  const noise = 'data:text/javascript,if(process.channel)process.exit(3)';
  const args = ['--import', noise, parent, JSON.stringify(await taskOf(1, 1))];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('rejects with what the child met, where nobody expected it', async () => {
  const task = await taskOf(1);
  await writeFile(join(folder, CHILD_FILES.snapshot), 'damaged');
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  await expect(runTrainingChild(task, options)).rejects.toThrow('The training snapshot is damaged');
});

it('starts no process for a job that is to stop already', async () => {
  const reason = new Error('cancelled');
  const pids: number[] = [];
  const options = {
    signal: AbortSignal.abort(reason),
    onStart: (pid: number) => pids.push(pid),
    onProgress: () => undefined,
  };
  await expect(runTrainingChild(await taskOf(1), options)).rejects.toBe(reason);
  expect(pids).toEqual([]);
});
