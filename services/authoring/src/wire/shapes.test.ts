import {
  appendTrainingEvent,
  createJob,
  createTrainingJob,
  finishJob,
  requestJobCancel,
} from '@spansmith/database';
import { describe, expect, it } from 'vitest';
import { contractProblems } from '../../../../tests/support/contract-answers.ts';
import { officialProblems } from '../../../../tests/support/official-schemas.ts';
import {
  claimTestJob,
  endTestJob,
  insertTestDeployment,
  insertTestModel,
  insertTestProject,
} from '../../../../tests/support/rows.ts';
import { useTestServices } from '../../../../tests/support/services.ts';
import { hasSharedData } from '../../../../tests/support/shared-data.ts';
import { authoring } from '../service.ts';

const projects = '/language/authoring/analyze-text/projects';

const services = await useTestServices([authoring], { upkeep: false });
const { db } = services;
const project = await insertTestProject(db, 'Letters', { description: 'Letters.' });
const model = await insertTestModel(db, project, 'first');
await insertTestDeployment(db, model, 'production');

const get = (path: string) => services.request('GET', projects + path);

const payload = { modelLabel: 'first', trainingConfigVersion: '2022-05-01' };
async function startTraining(name: string): Promise<string> {
  const { id: projectId } = await insertTestProject(db, name);
  const job = await createTrainingJob(db, { projectId, projectName: name, target: 'first', payload });
  return (job as { id: string }).id;
}

async function trainingState(name: string, id: string) {
  const response = await get(`/${name}/train/jobs/${id}`);
  expect(await contractProblems('getTrainJob', response)).toEqual([]);
  return response.json<{
    status: string;
    result: Record<'trainingStatus' | 'evaluationStatus', { percentComplete: number; status: string }> & {
      estimatedEndDateTime?: string;
    };
  }>();
}

describe('a training job', () => {
  it('has both steps before it when it has not started', async () => {
    const { result, status } = await trainingState('waiting', await startTraining('waiting'));
    expect(status).toBe('notStarted');
    expect(result).toEqual({
      ...payload,
      trainingStatus: { percentComplete: 0, status: 'notStarted' },
      evaluationStatus: { percentComplete: 0, status: 'notStarted' },
    });
  });

  it('is training first, with an estimate of its end', async () => {
    const id = await startTraining('training');
    const { claim } = await claimTestJob(db, id);
    await appendTrainingEvent(db, claim, { stage: 'training', percent: 45, etaSeconds: 30 });
    const { result } = await trainingState('training', id);
    expect(result).toMatchObject({
      trainingStatus: { percentComplete: 50, startDateTime: expect.any(String), status: 'running' },
      evaluationStatus: { percentComplete: 0, status: 'notStarted' },
      estimatedEndDateTime: expect.stringMatching(/Z$/),
    });
  });

  it('is evaluating when it has trained', async () => {
    const id = await startTraining('evaluating');
    const { claim } = await claimTestJob(db, id);
    await appendTrainingEvent(db, claim, { stage: 'evaluating', percent: 95 });
    const { result } = await trainingState('evaluating', id);
    expect(result).toMatchObject({
      trainingStatus: { percentComplete: 100, status: 'succeeded' },
      evaluationStatus: { percentComplete: 50, status: 'running' },
    });
  });

  it('has both steps done when it has succeeded', async () => {
    const id = await startTraining('succeeded');
    await endTestJob(db, id, { status: 'succeeded' });
    const { result } = await trainingState('succeeded', id);
    expect(result).toMatchObject({
      trainingStatus: { percentComplete: 100, status: 'succeeded', endDateTime: expect.any(String) },
      evaluationStatus: { percentComplete: 100, status: 'succeeded', endDateTime: expect.any(String) },
    });
  });

  it('has no step that goes on when it has failed or was cancelled', async () => {
    const failed = await startTraining('failed');
    const { claim } = await claimTestJob(db, failed);
    await appendTrainingEvent(db, claim, { stage: 'training', percent: 9, etaSeconds: 60 });
    const errors = [{ code: 'InvalidArgument', message: 'No labels.' }];
    await db.transaction().execute((trx) => finishJob(trx, claim, { status: 'failed', errors }));
    const cancelled = await startTraining('cancelled');
    await requestJobCancel(db, cancelled);

    const states = [await trainingState('failed', failed), await trainingState('cancelled', cancelled)];
    expect(states).toMatchObject([
      { status: 'failed', errors },
      { status: 'cancelled', errors: [] },
    ]);
    for (const { status, result } of states) {
      expect([result.trainingStatus.status, result.evaluationStatus.status]).toEqual([status, status]);
      expect(result).not.toHaveProperty('estimatedEndDateTime');
    }
  });

  it('is listed with the others of its project, the newest first', async () => {
    const first = await startTraining('listed');
    await endTestJob(db, first, { status: 'succeeded' });
    const { id: projectId } = await insertTestProject(db, 'listed');
    const second = await createTrainingJob(db, { projectId, projectName: 'listed', target: 'm', payload });
    const response = await get('/listed/train/jobs');
    expect(await contractProblems('listTrainJobs', response)).toEqual([]);
    expect(response.json()).toMatchObject({
      value: [{ jobId: (second as { id: string }).id }, { jobId: first }],
      nextLink: null,
    });
  });
});

describe('a job', () => {
  it('expires seven days after it was created', async () => {
    const id = await createJob(db, {
      kind: 'export',
      projectId: project.id,
      projectName: 'Letters',
      payload: {},
    });
    const { createdDateTime, expirationDateTime } = (await get(`/Letters/export/jobs/${id}`)).json<{
      createdDateTime: string;
      expirationDateTime: string;
    }>();
    expect(Date.parse(expirationDateTime) - Date.parse(createdDateTime)).toBe(7 * 24 * 60 * 60 * 1000);
  });

  it('that failed is answered with 200 and its errors', async () => {
    const id = await createJob(db, { kind: 'import', projectId: null, projectName: 'New', payload: {} });
    const errors = [{ code: 'InvalidArgument', message: 'Label 3 is empty.', target: 'assets' }];
    await endTestJob(db, id, { status: 'failed', errors });
    const response = await get(`/New/import/jobs/${id}`);
    expect(response.status).toBe(200);
    expect(response.json()).toMatchObject({ status: 'failed', errors, warnings: [] });
  });
});

describe.skipIf(!hasSharedData)('an answer has the shape that the original defines', () => {
  const job = { projectName: 'Letters', payload: {} };
  const startJob = (
    kind: 'export' | 'import' | 'deploy' | 'load-snapshot' | 'delete-project',
    target?: string,
  ) => createJob(db, { ...job, kind, projectId: project.id, target });

  it.each([
    ['getProject', 'ProjectMetadata', async () => '/Letters'],
    ['listProjects', 'ProjectsMetadata', async () => ''],
    ['getModel', 'ProjectTrainedModel', async () => '/Letters/models/first'],
    ['listModels', 'ProjectTrainedModels', async () => '/Letters/models'],
    ['getDeployment', 'ProjectDeployment', async () => '/Letters/deployments/production'],
    ['listDeployments', 'ProjectDeployments', async () => '/Letters/deployments'],
    ['listLanguages', 'SupportedLanguages', async () => '/global/languages'],
    ['listTrainingConfigVersions', 'TrainingConfigVersions', async () => '/global/training-config-versions'],
    ['getTrainJob', 'TrainingJobState', async () => `/shape/train/jobs/${await startTraining('shape')}`],
    ['listTrainJobs', 'TrainingJobs', async () => '/shape/train/jobs'],
    ['getImportJob', 'ImportProjectJobState', async () => `/Letters/import/jobs/${await startJob('import')}`],
    ['getExportJob', 'ExportProjectJobState', async () => `/Letters/export/jobs/${await startJob('export')}`],
    [
      'getDeploymentJob',
      'DeploymentJobState',
      async () => `/Letters/deployments/d/jobs/${await startJob('deploy', 'd')}`,
    ],
    [
      'getLoadSnapshotJob',
      'LoadSnapshotJobState',
      async () => `/Letters/models/m/load-snapshot/jobs/${await startJob('load-snapshot', 'm')}`,
    ],
    [
      'getDeletionJob',
      'ProjectDeletionJobState',
      async () => `/global/deletion-jobs/${await startJob('delete-project')}`,
    ],
  ])('%s', async (operationId, definition, pathOf) => {
    const response = await get(await pathOf());
    expect(response.status).toBe(200);
    expect(await contractProblems(operationId, response)).toEqual([]);
    const name = `TextAnalysisAuthoring${definition}`;
    expect(officialProblems('analyzetext-authoring', name, response.json())).toEqual([]);
  });

  it('an error', async () => {
    const response = await get('/nowhere');
    const name = 'ErrorResponse';
    expect(officialProblems('analyzetext-authoring', name, response.json())).toEqual([]);
  });
});
