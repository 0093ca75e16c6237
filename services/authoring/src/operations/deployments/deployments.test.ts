import { deleteDeployment, deleteProject, getJob } from '@spansmith/database';
import { describe, expect, it } from 'vitest';
import { acceptedJob } from '../../../../../tests/support/accepted-job.ts';
import {
  endTestJob,
  insertTestDeployment,
  insertTestModel,
  insertTestProject,
} from '../../../../../tests/support/rows.ts';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { authoring } from '../../service.ts';

const projects = '/language/authoring/analyze-text/projects';

const services = await useTestServices([authoring], { upkeep: false });
const { db } = services;
const project = await insertTestProject(db, 'Letters');
const model = await insertTestModel(db, project, 'first');
for (const name of ['staging', 'production']) await insertTestDeployment(db, model, name);

const request = (method: string, path: string, body?: object) =>
  services.request(method, `${projects}/Letters/deployments${path}`, { body });

const startJob = async (method: string, path: string, body?: object) =>
  acceptedJob(await request(method, path, body));

async function errorOf(method: string, path: string, body?: object) {
  const response = await request(method, path, body);
  const { error } = response.json<{ error: { code: string; message: string; target: string } }>();
  return { status: response.status, ...error };
}

describe('deploying', () => {
  it('is a job for the model that has the label now', async () => {
    const { id, location } = await startJob('PUT', '/new', { trainedModelLabel: 'first' });
    expect(location).toBe(
      `${services.url}${projects}/Letters/deployments/new/jobs/${id}?api-version=2023-04-01`,
    );
    expect(await getJob(db, id)).toMatchObject({
      kind: 'deploy',
      target: 'new',
      payload: { trainedModelLabel: 'first', modelId: model.id },
    });
  });

  it('ignores assigned resources', async () => {
    await startJob('PUT', '/new', { trainedModelLabel: 'first', assignedResourceIds: ['/subscriptions/1'] });
  });

  it('of a model that there is not is answered with 404', async () => {
    expect(await errorOf('PUT', '/new', { trainedModelLabel: 'First' })).toMatchObject({
      status: 404,
      code: 'NotFound',
      message: expect.stringContaining('Model "First" was not found in "Letters".'),
    });
  });

  it.each([{}, { trainedModelLabel: 5 }, { trainedModelLabel: '' }])('refuses the body %j', async (body) => {
    expect(await errorOf('PUT', '/new', body)).toMatchObject({ status: 400, target: 'trainedModelLabel' });
  });

  it.each(['swap', 'a%20b', 'x'.repeat(51)])('refuses the name %s', async (name) => {
    expect(await errorOf('PUT', `/${name}`, { trainedModelLabel: 'first' })).toMatchObject({
      status: 400,
      target: 'deploymentName',
    });
  });
});

describe('deployments', () => {
  it('are listed by name', async () => {
    const { value, nextLink } = (await request('GET', '')).json<{ value: object[]; nextLink: null }>();
    expect(value).toMatchObject([{ deploymentName: 'production' }, { deploymentName: 'staging' }]);
    expect(nextLink).toBeNull();
  });

  it('tell which model answers, and since when', async () => {
    expect((await request('GET', '/production')).json()).toEqual({
      deploymentName: 'production',
      modelId: model.model_id,
      lastTrainedDateTime: '2026-03-02T08:12:40.000Z',
      lastDeployedDateTime: expect.stringMatching(/Z$/),
      deploymentExpirationDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      modelTrainingConfigVersion: '2022-05-01',
      assignedResources: [],
    });
  });

  it.each([
    ['GET', '/none'],
    ['DELETE', '/none'],
    ['GET', '/Production'],
  ])('that there are not are answered with 404: %s %s', async (method, path) => {
    expect(await errorOf(method, path)).toMatchObject({
      status: 404,
      code: 'NotFound',
      target: path.slice(1),
    });
  });
});

describe('deleting a deployment', () => {
  it('is a job that still answers when deployment and project are gone', async () => {
    const other = await insertTestProject(db, 'Short');
    await insertTestDeployment(db, await insertTestModel(db, other, 'm'), 'd');
    const path = `${projects}/Short/deployments/d`;
    const { id } = acceptedJob(await services.request('DELETE', path));
    expect(await getJob(db, id)).toMatchObject({ kind: 'delete-deployment', target: 'd' });

    await endTestJob(db, id, { status: 'succeeded' });
    await deleteDeployment(db, other.id, 'd');
    await deleteProject(db, other.id);
    const state = await services.request('GET', `${path}/jobs/${id}`);
    expect(state.json()).toMatchObject({ jobId: id, status: 'succeeded' });
  });
});

describe('the job of a deployment', () => {
  it('is found under its own name only', async () => {
    const { id } = await startJob('PUT', '/mine', { trainedModelLabel: 'first' });
    expect((await request('GET', `/mine/jobs/${id}`)).json()).toMatchObject({ status: 'notStarted' });
    for (const path of [`/staging/jobs/${id}`, `/swap/jobs/${id}`, '/mine/jobs/none']) {
      expect(await errorOf('GET', path)).toMatchObject({ status: 404, code: 'OperationNotFound' });
    }
  });
});

describe('swapping', () => {
  const swap = (first: unknown, second: unknown) => ({
    firstDeploymentName: first,
    secondDeploymentName: second,
  });

  it('is a job of its own kind', async () => {
    const { id, location } = await startJob('POST', '/:swap', swap('staging', 'production'));
    expect(location).toContain(`/Letters/deployments/swap/jobs/${id}?`);
    expect(await getJob(db, id)).toMatchObject({
      kind: 'swap-deployments',
      payload: swap('staging', 'production'),
    });
    expect((await request('GET', `/swap/jobs/${id}`)).json()).toMatchObject({ status: 'notStarted' });
  });

  it('can be asked for with an encoded colon', async () => {
    await startJob('POST', '/%3Aswap', swap('staging', 'production'));
  });

  it.each([
    [swap('staging', 'none'), 'none'],
    [swap('none', 'staging'), 'none'],
  ])('needs two deployments that there are: %j', async (body, target) => {
    expect(await errorOf('POST', '/:swap', body)).toMatchObject({ status: 404, code: 'NotFound', target });
  });

  it('needs two different ones', async () => {
    expect(await errorOf('POST', '/:swap', swap('staging', 'staging'))).toMatchObject({
      status: 400,
      message: 'A deployment cannot be swapped with itself. Name two deployments.',
    });
  });

  it.each([swap('staging', undefined), swap(1, 'staging'), swap('a\0', 'staging')])(
    'refuses the body %j',
    async (body) => {
      expect((await errorOf('POST', '/:swap', body)).status).toBe(400);
    },
  );
});
