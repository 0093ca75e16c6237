import { getJob, requestJobCancel } from '@spansmith/database';
import { describe, expect, it } from 'vitest';
import { acceptedJob } from '../../../../../tests/support/accepted-job.ts';
import { claimTestJob, endTestJob, insertTestProject } from '../../../../../tests/support/rows.ts';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { authoring } from '../../service.ts';

const projects = '/language/authoring/analyze-text/projects';
const options = { modelLabel: 'first', trainingConfigVersion: '2022-05-01' };

const services = await useTestServices([authoring], { upkeep: false });
const { db } = services;

const train = (name: string, body: object = options) =>
  services.request('POST', `${projects}/${name}/:train`, { body });

/** A new project that is being trained. */
async function startTraining(name: string, body: object = options): Promise<string> {
  await insertTestProject(db, name);
  return acceptedJob(await train(name, body)).id;
}

describe('a training', () => {
  it('is a job on its way to the queue for trainings, with everything filled in', async () => {
    const jobId = await startTraining('accepted');
    expect(await getJob(db, jobId)).toMatchObject({
      kind: 'train',
      target: 'first',
      payload: {
        modelLabel: 'first',
        trainingConfigVersion: '2022-05-01',
        evaluationOptions: {
          kind: 'percentage',
          trainingSplitPercentage: 80,
          testingSplitPercentage: 20,
        },
      },
    });
    const outbox = await db.selectFrom('outbox').selectAll().where('job_id', '=', jobId).execute();
    expect(outbox).toMatchObject([{ queue: 'training-jobs' }]);
  });

  it.each(['latest', 'Latest'])('takes %s for the newest configuration', async (trainingConfigVersion) => {
    const jobId = await startTraining(`config-${trainingConfigVersion}`, {
      ...options,
      trainingConfigVersion,
    });
    expect(await getJob(db, jobId)).toMatchObject({ payload: { trainingConfigVersion: '2022-05-01' } });
  });

  it('takes latest for the configuration with an encoder where there is one', async () => {
    const environment = { SPANSMITH_ENCODER_DIR: '/an/encoder' };
    const services = await useTestServices([authoring], { upkeep: false, environment });
    await insertTestProject(services.db, 'encoder');
    const body = { ...options, trainingConfigVersion: 'latest' };
    const job = acceptedJob(await services.request('POST', `${projects}/encoder/:train`, { body }));
    expect(await getJob(services.db, job.id)).toMatchObject({
      payload: { trainingConfigVersion: '2026-11-01-encoder' },
    });
  });

  it('refuses the configuration with an encoder where there is none, saying what is missing', async () => {
    await insertTestProject(db, 'no-encoder');
    const response = await train('no-encoder', { ...options, trainingConfigVersion: '2026-11-01-encoder' });
    expect(response.status).toBe(400);
    expect(response.json()).toMatchObject({
      error: {
        code: 'InvalidArgument',
        message: expect.stringMatching(/needs a pretrained encoder.*SPANSMITH_ENCODER_DIR.*2022-05-01/),
        target: 'trainingConfigVersion',
      },
    });
  });

  it('ignores fields of newer versions', async () => {
    const dataGenerationSettings = { enableDataGeneration: false };
    await startTraining('newer', { ...options, dataGenerationSettings });
  });

  it('refuses a configuration that there is not, naming those that there are', async () => {
    await insertTestProject(db, 'unknown');
    const response = await train('unknown', { ...options, trainingConfigVersion: '2021-01-01' });
    expect(response.status).toBe(400);
    expect(response.json()).toMatchObject({
      error: {
        code: 'InvalidArgument',
        message: 'trainingConfigVersion "2021-01-01" is not known. Use latest or one of 2022-05-01.',
        target: 'trainingConfigVersion',
      },
    });
  });

  it.each([
    { trainingSplitPercentage: 80, testingSplitPercentage: 30 },
    { trainingSplitPercentage: 100, testingSplitPercentage: 0 },
    { trainingSplitPercentage: 79.5, testingSplitPercentage: 20.5 },
    { trainingSplitPercentage: '80' },
    { kind: 'random' },
  ])('refuses the evaluation options %j', async (evaluationOptions) => {
    await insertTestProject(db, 'percentages');
    const response = await train('percentages', { ...options, evaluationOptions });
    expect(response.status).toBe(400);
    expect(response.json<{ error: { target: string } }>().error.target).toMatch(/^evaluationOptions/);
  });

  it.each(['', 'a b', 'a/b', '..', 'x'.repeat(51), 'a\0b'])('refuses %j as a label', async (modelLabel) => {
    await insertTestProject(db, 'labels');
    const response = await train('labels', { ...options, modelLabel });
    expect(response.json()).toMatchObject({ error: { code: 'InvalidArgument', target: 'modelLabel' } });
  });

  it('of a project that there is not is answered with 404', async () => {
    expect((await train('nowhere')).json()).toMatchObject({ error: { code: 'ProjectNotFound' } });
  });
});

describe('a second training of a project', () => {
  it('is refused while the first has not ended, naming its job', async () => {
    const jobId = await startTraining('busy');
    const expected = { status: 409, code: 'Conflict', target: jobId };
    const second = async () => {
      const response = await train('busy', { ...options, modelLabel: 'second' });
      return { status: response.status, ...response.json<{ error: object }>().error };
    };
    expect(await second()).toMatchObject(expected);
    await claimTestJob(db, jobId);
    expect(await second()).toMatchObject(expected);
    await requestJobCancel(db, jobId);
    expect(await second()).toMatchObject({ ...expected, message: expect.stringContaining(jobId) });
  });

  it('is accepted when the first has ended', async () => {
    const jobId = await startTraining('free');
    await endTestJob(db, jobId, { status: 'failed', errors: [] });
    expect((await train('free')).status).toBe(202);
  });

  it('is one of many at once that is accepted', async () => {
    await insertTestProject(db, 'race');
    const responses = await Promise.all(Array.from({ length: 8 }, () => train('race')));
    expect(responses.map(({ status }) => status).sort()).toEqual([202, ...Array(7).fill(409)]);
  });
});

describe('the cancellation of a training', () => {
  const cancel = (name: string, jobId: string) =>
    services.request('POST', `${projects}/${name}/train/jobs/${jobId}/:cancel`, {
      headers: { 'content-type': 'application/json' },
    });
  const statusOf = async (name: string, jobId: string) => {
    const response = await services.request('GET', `${projects}/${name}/train/jobs/${jobId}`);
    return response.json<{ status: string }>().status;
  };

  it('is done at once where nobody works on it yet', async () => {
    const jobId = await startTraining('waiting');
    const { location } = acceptedJob(await cancel('waiting', jobId));
    expect(location).toBe(`${services.url}${projects}/waiting/train/jobs/${jobId}?api-version=2023-04-01`);
    expect(await statusOf('waiting', jobId)).toBe('cancelled');
  });

  it('is asked of the worker that is at it', async () => {
    const jobId = await startTraining('running');
    await claimTestJob(db, jobId);
    expect((await cancel('running', jobId)).status).toBe(202);
    expect(await statusOf('running', jobId)).toBe('cancelling');
  });

  it('changes nothing when it has ended', async () => {
    const jobId = await startTraining('ended');
    await endTestJob(db, jobId, { status: 'succeeded' });
    expect((await cancel('ended', jobId)).status).toBe(202);
    expect(await statusOf('ended', jobId)).toBe('succeeded');
  });

  it('lets the next training begin', async () => {
    const jobId = await startTraining('again');
    await cancel('again', jobId);
    expect((await train('again')).status).toBe(202);
  });

  it('of a job of another project, or of none, is answered with 404', async () => {
    await insertTestProject(db, 'bystander');
    const jobId = await startTraining('owner');
    for (const id of [jobId, 'no-such-job']) {
      expect((await cancel('bystander', id)).json()).toMatchObject({ error: { code: 'OperationNotFound' } });
    }
    expect(await statusOf('owner', jobId)).toBe('notStarted');
  });
});
