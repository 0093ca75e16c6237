import { afterAll, beforeAll, expect, it } from 'vitest';
import { AuthoringClient, type JobState } from '../../scripts/quickstart/authoring-client.ts';
import { loadOfferLetters } from '../../scripts/quickstart/sample.ts';
import { type EmbeddedPlatform, startEmbeddedPlatform } from '../support/embedded-platform.ts';
import { importSample, untilRunning } from '../support/import-sample.ts';

const TRAIN_AGAIN_MS = 180_000;
const training = { modelLabel: 'm', trainingConfigVersion: 'latest', evaluationOptions: { kind: 'manual' } };

let platform: EmbeddedPlatform;
let client: AuthoringClient;
let project: string;

beforeAll(async () => {
  platform = await startEmbeddedPlatform();
  client = new AuthoringClient(platform);
  project = await importSample(client, await loadOfferLetters());
}, 180_000);

afterAll(() => platform?.stop(), 60_000);

it(
  'finishes a training job, once, that a kill -9 of the whole platform interrupted',
  async () => {
    const job = await client.startTraining(project, training);
    await untilRunning(client, job);
    await platform.killHard();
    await platform.startAgain();
    await client.waitFor(job);

    const models = await client.get<{ value: { label: string }[] }>(project, 'models');
    expect(models.value.map((model) => model.label)).toEqual(['m']);
    const jobs = await client.get<{ value: JobState[] }>(project, 'train/jobs');
    expect(jobs.value.map((one) => one.status)).toEqual(['succeeded']);
  },
  TRAIN_AGAIN_MS,
);

it(
  'keeps a job that was accepted just before a kill -9',
  async () => {
    const job = await client.startTraining(project, { ...training, modelLabel: 'accepted' });
    await platform.killHard();
    await platform.startAgain();
    await client.waitFor(job);
    expect(await client.get(project, 'models/accepted')).toMatchObject({ label: 'accepted' });
  },
  TRAIN_AGAIN_MS,
);
