import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TrainEvent } from '@spansmith/contract';
import { getJob, getProject, listModels, readTrainingEvents, requestJobCancel } from '@spansmith/database';
import { ContainerStore } from '@spansmith/documents';
import { type AzureLabelsFile, parseLabelsFile } from '@spansmith/labels';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LETTER_TEXTS, lettersFile } from '../../../test-support/letters.ts';
import { offerLetters } from '../../../test-support/offer-letters.ts';
import {
  job,
  startTrainingPlatform,
  type TrainingPlatform,
} from '../../../test-support/training-platform.ts';
import { replaceWorkingCopy } from '../../labels/working-copy.ts';

/** So MANY copies of the letters train for half a minute, of which each test waits for a part only. */
const MANY = 40;

let platform: TrainingPlatform;
let workers: { close(): Promise<void> };
/** Of each test. */
let project: string;
let logStart: number;

beforeAll(async () => {
  platform = await startTrainingPlatform();
});
afterAll(() => platform?.stop());

beforeEach(() => {
  project = `letters-${randomUUID()}`;
  logStart = platform.log().length;
  workers = platform.startWorkers();
});
afterEach(() => workers.close());

async function importLetters(copies: number): Promise<void> {
  const { labelsFile, texts } = await offerLetters(copies);
  labelsFile.metadata.storageInputContainerName = `copies-${copies}`;
  expect((await platform.importLabels(labelsFile, texts, project)).status).toBe('succeeded');
}

/** What an import does, without a worker. */
async function replaceLabels(labelsFile: AzureLabelsFile, texts: Record<string, string>): Promise<void> {
  const { containers, db } = platform.context;
  for (const [location, text] of Object.entries(texts)) {
    await containers.put(labelsFile.metadata.storageInputContainerName, location, Buffer.from(text));
  }
  await db.transaction().execute((trx) => replaceWorkingCopy(trx, project, parseLabelsFile(labelsFile)));
}

function startTraining(): Promise<string> {
  const evaluationOptions = { kind: 'manual' };
  const payload = { modelLabel: 'm', trainingConfigVersion: '2022-05-01', evaluationOptions };
  return platform.start(job('train', project, payload, 'm'));
}

async function eventsOf(jobId: string): Promise<TrainEvent[]> {
  const events = await readTrainingEvents(platform.database.db, jobId, 0);
  return events.map(({ event }) => event as TrainEvent);
}

/** Rejects when the job ends before. */
async function untilStage(jobId: string, stage: TrainEvent['stage']): Promise<void> {
  while (!(await eventsOf(jobId)).some((event) => event.stage === stage)) {
    expect(await getJob(platform.database.db, jobId)).toMatchObject({ ended_at: null });
    await sleep(20);
  }
}

async function modelCount(): Promise<number> {
  const { db } = platform.database;
  const { id } = (await getProject(db, project))!;
  return (await listModels(db, id, { skip: 0, limit: 10 })).length;
}

/** What the service has logged since the test began. */
const log = () => platform.log().slice(logStart);

/** Ids of the training processes that the test has started. */
function trainingProcesses(): number[] {
  const lines = log().split('\n').filter(Boolean);
  return lines.flatMap((line) => JSON.parse(line).trainingPid ?? []);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function expectNothingLeft(): Promise<void> {
  expect(trainingProcesses().filter(isAlive)).toEqual([]);
  expect(await readdir(platform.context.workFolder)).toEqual([]);
  expect(await modelCount()).toBe(0);
}

describe('a cancelled training', () => {
  it('has ended its process and left nothing when it is cancelled', async () => {
    await importLetters(MANY);
    const id = await startTraining();
    await untilStage(id, 'training');
    expect(trainingProcesses().filter(isAlive)).toHaveLength(1);
    await requestJobCancel(platform.database.db, id);
    expect(await platform.untilEnded(id)).toMatchObject({ status: 'cancelled', errors: [] });
    await expectNothingLeft();
    expect((await eventsOf(id)).at(-1)).toMatchObject({ stage: 'cancelled' });
  });

  it('does not wait for an object store that hangs', async () => {
    class HangingContainers extends ContainerStore {
      override readText(): Promise<never> {
        return new Promise(() => {});
      }
    }
    await importLetters(1);
    const { containers } = platform.context;
    platform.context.containers = new HangingContainers(platform.objects);
    const id = await startTraining();
    await untilStage(id, 'preparing');
    await requestJobCancel(platform.database.db, id);
    const { status } = await platform.untilEnded(id);
    platform.context.containers = containers;
    expect(status).toBe('cancelled');
    await expectNothingLeft();
  });
});

describe('a training whose process dies', () => {
  it('fails, and says what may have been the matter', async () => {
    await importLetters(MANY);
    const id = await startTraining();
    await untilStage(id, 'training');
    process.kill(trainingProcesses()[0]!, 'SIGKILL');
    const { status, errors } = await platform.untilEnded(id);
    expect(status).toBe('failed');
    expect(errors).toMatchObject([
      { code: 'InternalServerError', message: expect.stringMatching(/signal SIGKILL.*memory/) },
    ]);
    await expectNothingLeft();
  });

  it.each([
    ['its heap takes', 8, /signal SIG(ABRT|TRAP)/],
    ['its arrays take', 64, /64 MiB/],
  ])('fails when %s more memory than it may have', async (_what, memoryMiB, how) => {
    const { trainingMemoryMiB } = platform.context;
    await importLetters(5);
    platform.context.trainingMemoryMiB = memoryMiB;
    const { status, errors } = await platform.untilEnded(await startTraining());
    platform.context.trainingMemoryMiB = trainingMemoryMiB;
    expect(status).toBe('failed');
    expect(errors[0]!.message).toMatch(how);
    expect(errors[0]!.message).toContain('SPANSMITH_TRAINING_MEMORY_MIB');
    await expectNothingLeft();
  });
});

describe('a training whose worker loses it', () => {
  it('stops and writes nothing once another worker has the job', async () => {
    const { db, pool } = platform.database;
    await importLetters(MANY);
    const id = await startTraining();
    await untilStage(id, 'training');
    const takeOver =
      "update jobs set attempt = attempt + 1, lease_expires_at = now() + interval '1 hour' where id = $1";
    await pool.query(takeOver, [id]);
    const before = await eventsOf(id);
    while (!log().includes('lease was lost')) await sleep(20);
    expect(await eventsOf(id)).toEqual(before);
    expect(await getJob(db, id)).toMatchObject({ status: 'running', attempt: 2 });
    await expectNothingLeft();
  });

  it('is done by the next one after a shutdown, once', async () => {
    await importLetters(MANY);
    const id = await startTraining();
    await untilStage(id, 'training');
    await workers.close();
    await expectNothingLeft();
    const released = { status: 'running', lease_expires_at: null };
    expect(await getJob(platform.database.db, id)).toMatchObject(released);

    // The next attempt reads the labels anew: few of them, so that it is done at once however busy the machine is.
    await replaceLabels(lettersFile(), LETTER_TEXTS);
    workers = platform.startWorkers();
    expect(await platform.untilEnded(id)).toMatchObject({ status: 'succeeded', attempt: 2 });
    expect(await modelCount()).toBe(1);
    const restarted = (await eventsOf(id)).filter(({ message }) => message?.startsWith('Starting again'));
    expect(restarted).toHaveLength(1);
  });
});
