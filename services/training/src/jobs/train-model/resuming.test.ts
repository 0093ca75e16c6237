import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TrainEvent } from '@spansmith/contract';
import { getProject, listModels, readTrainingEvents } from '@spansmith/database';
import { checkpointPrefix, modelReportKey } from '@spansmith/object-store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tinyEncoderFolder } from '../../../../../tests/support/tiny-encoders.ts';
import { offerLetters } from '../../../test-support/offer-letters.ts';
import {
  job,
  startTrainingPlatform,
  type TrainingPlatform,
} from '../../../test-support/training-platform.ts';

/** Letters with so many copies of themselves take a while for each pass. */
const COPIES = 8;
const TWO_ATTEMPTS_MS = 180_000;

let platform: TrainingPlatform;
beforeAll(async () => {
  platform = await startTrainingPlatform();
  const { context } = platform;
  context.learningMaterial = { ...context.learningMaterial, encoderFolder: tinyEncoderFolder('bert') };
});
afterAll(() => platform?.stop());

it(
  'goes on from the last checkpoint of an encoder that a killed worker was fine-tuning, to one model',
  async () => {
    const { db } = platform.database;
    const { labelsFile, texts } = await offerLetters(COPIES);
    const importing = platform.startWorkers();
    await platform.importLabels(labelsFile, texts);
    await importing.close();

    const payload = {
      modelLabel: 'm',
      trainingConfigVersion: '2026-11-01-encoder',
      evaluationOptions: { kind: 'manual' },
    };
    const project = labelsFile.metadata.projectName;
    const killed = platform.spawnWorkers();
    const id = await platform.start(job('train', project, payload, 'm'));
    const checkpoints = async () => (await platform.objects.list(checkpointPrefix(id))).objects;
    while ((await checkpoints()).length === 0) await sleep(5);
    killed.kill('SIGKILL');
    await once(killed, 'exit');

    platform.startWorkers();
    expect(await platform.untilEnded(id)).toMatchObject({ status: 'succeeded', attempt: 2 });
    const { id: projectId } = (await getProject(db, project))!;
    const models = await listModels(db, projectId, { skip: 0, limit: 10 });
    expect(models).toHaveLength(1);
    const report = await platform.objects.get(modelReportKey(models[0]!.artifact_prefix));
    expect(JSON.parse(Buffer.from(report).toString())).toMatchObject({
      trainingConfigVersion: '2026-11-01-encoder',
      learntFrom: { encoder: { name: 'bert', family: 'bert' } },
    });

    const events = (await readTrainingEvents(db, id, 0)).map(({ event }) => event as TrainEvent);
    const again = events.slice(events.findIndex(({ message }) => message?.startsWith('Starting again')));
    const resumed = again.filter(({ resumedFromEpoch }) => resumedFromEpoch !== undefined);
    expect(resumed.length).toBeGreaterThan(0);
    for (const { part, epoch, resumedFromEpoch } of resumed) {
      expect(part).toBe('transformer');
      expect(epoch).toBeGreaterThan(resumedFromEpoch!);
    }
    while ((await checkpoints()).length > 0) await sleep(20);
  },
  TWO_ATTEMPTS_MS,
);
