import { afterAll, beforeAll, expect, it } from 'vitest';
import { AuthoringClient, type JobState } from '../../scripts/quickstart/authoring-client.ts';
import { loadOfferLetters, type Sample } from '../../scripts/quickstart/sample.ts';
import { type EmbeddedPlatform, startEmbeddedPlatform } from '../support/embedded-platform.ts';

const TRAIN_AGAIN_MS = 180_000;
const training = { modelLabel: 'm', trainingConfigVersion: 'latest', evaluationOptions: { kind: 'manual' } };

let platform: EmbeddedPlatform;
let client: AuthoringClient;
let sample: Sample;
let project: string;

beforeAll(async () => {
  platform = await startEmbeddedPlatform();
  client = new AuthoringClient(platform);
  sample = await loadOfferLetters();
  project = sample.labels.metadata.projectName;
  for (const { location, text } of sample.documents) {
    await client.uploadDocument(sample.labels.metadata.storageInputContainerName, location, text);
  }
  await client.importProject(project, sample.labels);
}, 180_000);

afterAll(() => platform?.stop(), 60_000);

async function untilRunning(operationLocation: string): Promise<void> {
  for (;;) {
    const job = (await (await client.request('GET', operationLocation)).json()) as JobState;
    if (job.status !== 'notStarted') {
      expect(job.status).toBe('running');
      return;
    }
  }
}

it(
  'finishes a training job, once, that a kill -9 of the whole platform interrupted',
  async () => {
    const job = await client.startTraining(project, training);
    await untilRunning(job);
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
