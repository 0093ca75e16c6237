import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthoringClient } from '../../scripts/quickstart/authoring-client.ts';
import { loadOfferLetters, type Sample } from '../../scripts/quickstart/sample.ts';
import { type Stack, startStack } from '../../scripts/stack/start-stack.ts';
import type { SupervisedProcess } from '../../scripts/stack/supervised-process.ts';
import { programsOrSkip } from '../infra/programs.ts';
import { importSample, untilRunning } from '../support/import-sample.ts';

const JOB_MS = 180_000;
const programs = await programsOrSkip('postgres', 'redis-server', 'versitygw', 'nginx');

describe.skipIf(!programs)('the production topology, when processes fail', () => {
  let stack: Stack;
  let client: AuthoringClient;
  let sample: Sample;
  let project: string;

  beforeAll(async () => {
    stack = await startStack({ quiet: true });
    client = new AuthoringClient(stack);
    sample = await loadOfferLetters();
    project = await importSample(client, sample);
  }, JOB_MS);

  afterAll(() => stack?.stop(), 60_000);

  const processNamed = (name: string): SupervisedProcess => stack.processes.find((one) => one.name === name)!;

  const startTraining = (modelLabel: string) =>
    client.startTraining(project, {
      modelLabel,
      trainingConfigVersion: 'latest',
      evaluationOptions: { kind: 'manual' },
    });

  /** Asks one process, past the proxy, for the entities of a text. */
  async function analyze(address: string, deploymentName: string): Promise<number> {
    const response = await fetch(`http://${address}/language/:analyze-text?api-version=2023-04-01`, {
      method: 'POST',
      headers: { 'ocp-apim-subscription-key': stack.key, 'content-type': 'application/json' },
      body: JSON.stringify({
        kind: 'CustomEntityRecognition',
        parameters: { projectName: project, deploymentName },
        analysisInput: { documents: [{ id: '1', text: sample.newTexts[0] }] },
      }),
    });
    const body = (await response.json()) as { results?: { documents: { entities: unknown[] }[] } };
    return body.results?.documents[0]?.entities.length ?? 0;
  }

  it(
    'finishes a training job, once, although all training processes are killed and only one comes back',
    async () => {
      const job = await startTraining('killed');
      await untilRunning(client, job);
      await Promise.all([
        processNamed('training-1').kill('SIGKILL'),
        processNamed('training-2').kill('SIGKILL'),
      ]);
      await processNamed('training-2').start();
      await client.waitFor(job);
      const models = await client.get<{ value: { label: string }[] }>(project, 'models');
      expect(models.value.map(({ label }) => label)).toEqual(['killed']);
      await processNamed('training-1').start();
    },
    JOB_MS,
  );

  it(
    'finishes a job whose queue entry is lost',
    async () => {
      const training = [processNamed('training-1'), processNamed('training-2')];
      await Promise.all(training.map((one) => one.stop()));
      const job = await startTraining('wiped');
      const redis = processNamed('redis');
      await redis.kill('SIGKILL');
      await redis.start();
      await Promise.all(training.map((one) => one.start()));
      await client.waitFor(job);
    },
    JOB_MS,
  );

  it(
    'sees a new deployment in every runtime process within a second',
    async () => {
      await client.deploy(project, 'production', 'killed');
      for (const { address } of stack.services.filter(({ service }) => service === 'runtime')) {
        await expect.poll(() => analyze(address, 'production'), { timeout: 1_000 }).toBeGreaterThan(0);
      }
    },
    JOB_MS,
  );

  it('goes on answering when a runtime process is killed', async () => {
    const proxy = new URL(stack.url).host;
    await processNamed('runtime-1').kill('SIGKILL');
    for (let count = 0; count < 6; count++) {
      expect(await analyze(proxy, 'production')).toBeGreaterThan(0);
    }
    await processNamed('runtime-1').start();
  });

  it('goes on once Postgres is back after a crash', async () => {
    const postgres = processNamed('postgres');
    await postgres.kill('SIGQUIT');
    await postgres.start();
    const proxy = new URL(stack.url).host;
    await expect.poll(() => analyze(proxy, 'production'), { timeout: 20_000 }).toBeGreaterThan(0);
    expect(await client.get(project, 'models/killed')).toMatchObject({ label: 'killed' });
    expect(stack.processes.filter(({ running }) => !running)).toEqual([]);
  });
});
