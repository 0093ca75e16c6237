import { getJob } from '@spansmith/database';
import { describe, expect, it, vi } from 'vitest';
import { acceptedJob } from '../../../../../tests/support/accepted-job.ts';
import {
  insertTestDeployment,
  insertTestModel,
  insertTestProject,
} from '../../../../../tests/support/rows.ts';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { walkPages } from '../../../../../tests/support/walk-pages.ts';
import { authoring } from '../../service.ts';

const projects = '/language/authoring/analyze-text/projects';
const indexType = 'stringIndexType=Utf16CodeUnit';
const summary = { projectKind: 'CustomEntityRecognition', customEntityRecognitionEvaluation: { microF1: 1 } };
const evaluationDocuments = Array.from({ length: 5 }, (_, index) => ({ location: `${index}.txt` }));

const services = await useTestServices([authoring], { upkeep: false });
const { db } = services;
const project = await insertTestProject(db, 'Letters');
const model = await insertTestModel(db, project, 'first', {
  evaluation_summary: summary,
  evaluationDocuments,
});

const request = (method: string, path: string) =>
  services.request(method, `${projects}/Letters/models${path}`);

async function errorOf(method: string, path: string) {
  const response = await request(method, path);
  return { status: response.status, ...response.json<{ error: { code: string } }>().error };
}

describe('a model', () => {
  it('tells when and how it was trained, in whole seconds', async () => {
    expect((await request('GET', '/first')).json()).toEqual({
      label: 'first',
      modelId: model.model_id,
      lastTrainedDateTime: '2026-03-02T08:12:40.000Z',
      lastTrainingDurationInSeconds: 21,
      modelExpirationDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      modelTrainingConfigVersion: '2022-05-01',
      hasSnapshot: true,
    });
  });

  it('is listed once for each label, as it was trained last', async () => {
    const other = await insertTestProject(db, 'Retrained');
    await insertTestModel(db, other, 'b');
    await insertTestModel(db, other, 'a');
    const { model_id: modelId } = await insertTestModel(db, other, 'a');
    const response = await services.request('GET', `${projects}/Retrained/models`);
    expect(response.json()).toMatchObject({
      value: [{ label: 'a', modelId }, { label: 'b' }],
      nextLink: null,
    });
  });

  it.each([
    ['GET', '/none'],
    ['GET', '/FIRST'],
    ['DELETE', '/none'],
    ['POST', '/none/:load-snapshot'],
    ['GET', '/none/evaluation/summary-result'],
    ['GET', `/none/evaluation/result?${indexType}`],
  ])('that there is not is answered with 404: %s %s', async (method, path) => {
    expect(await errorOf(method, path)).toMatchObject({
      status: 404,
      code: 'NotFound',
      target: path.split('/')[1],
    });
  });
});

describe('the evaluation of a model', () => {
  const results = (query: string) => request('GET', `/first/evaluation/result?${query}`);

  it('is read as it was written', async () => {
    expect((await request('GET', '/first/evaluation/summary-result')).json()).toEqual(summary);
    expect((await results(indexType)).json()).toEqual({ value: evaluationDocuments, nextLink: null });
  });

  it('comes in pages that yield every document once', async () => {
    const path = `${projects}/Letters/models/first/evaluation/result?${indexType}&maxpagesize=2`;
    const pages = await walkPages(services, path);
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(evaluationDocuments);
  });

  it.each(['', 'stringIndexType=UnicodeCodePoint'])(
    'demands stringIndexType=Utf16CodeUnit, not %j',
    async (query) => {
      const response = await results(query);
      expect(response.status).toBe(400);
      expect(response.json()).toMatchObject({
        error: { target: 'stringIndexType', message: expect.stringContaining('stringIndexType') },
      });
    },
  );
});

describe('loading the labels of a model', () => {
  it('is a job, without a body, of the snapshot that the model has now', async () => {
    const response = await services.request('POST', `${projects}/Letters/models/first/:load-snapshot`, {
      headers: { 'content-type': 'application/json' },
    });
    const { id, location } = acceptedJob(response);
    const path = `/first/load-snapshot/jobs/${id}`;
    expect(location).toContain(`/Letters/models${path}?`);
    expect(await getJob(db, id)).toMatchObject({
      kind: 'load-snapshot',
      target: 'first',
      payload: { snapshotKey: model.snapshot_key },
    });
    expect((await request('GET', path)).json()).toMatchObject({ jobId: id, status: 'notStarted' });
    expect(await errorOf('GET', path.replace('first', 'other'))).toMatchObject({
      code: 'OperationNotFound',
    });
  });

  it('is no operation of 2022-05-01', async () => {
    expect(await errorOf('POST', '/first/:load-snapshot?api-version=2022-05-01')).toMatchObject({
      status: 404,
      target: 'api-version',
    });
  });
});

describe('deleting a model', () => {
  it('removes it and its files at once', async () => {
    const doomed = await insertTestModel(db, project, 'doomed');
    const { objects } = services.backends;
    await objects.put(`${doomed.artifact_prefix}model.onnx`, 'x', { contentType: 'text/plain' });
    const response = await request('DELETE', '/doomed');
    expect([response.status, response.text]).toEqual([204, '']);
    expect(await errorOf('GET', '/doomed')).toMatchObject({ status: 404 });
    expect(await objects.stat(`${doomed.artifact_prefix}model.onnx`)).toBeUndefined();
  });

  it('removes the older ones of its label too', async () => {
    await insertTestModel(db, project, 'twice');
    await insertTestModel(db, project, 'twice');
    expect((await request('DELETE', '/twice')).status).toBe(204);
    const rows = await db.selectFrom('models').select('id').where('label', '=', 'twice').execute();
    expect(rows).toEqual([]);
  });

  it('is done though the store does not give its files up, which is logged', async () => {
    const kept = await insertTestModel(db, project, 'kept');
    const { objects } = services.backends;
    const deletePrefix = vi.spyOn(objects, 'deletePrefix').mockRejectedValue(new Error('The store is away.'));
    expect((await request('DELETE', '/kept')).status).toBe(204);
    deletePrefix.mockRestore();
    expect(await errorOf('GET', '/kept')).toMatchObject({ status: 404 });
    expect(services.log()).toMatch(new RegExp(`${kept.artifact_prefix}.*an artifact was left behind`));
  });

  it('is refused while it is deployed, naming the deployments', async () => {
    const deployed = await insertTestModel(db, project, 'deployed');
    await insertTestDeployment(db, deployed, 'production');
    await insertTestDeployment(db, deployed, 'staging');
    expect(await errorOf('DELETE', '/deployed')).toEqual({
      status: 409,
      code: 'Conflict',
      message:
        'The model "deployed" is deployed as production, staging. ' +
        'Delete these deployments, or deploy another model there, before you delete it.',
      target: 'deployed',
    });
    expect((await request('GET', '/deployed')).status).toBe(200);
  });

  it('is refused while an older one of its label is deployed', async () => {
    await insertTestDeployment(db, await insertTestModel(db, project, 'retrained'), 'old');
    await insertTestModel(db, project, 'retrained');
    expect(await errorOf('DELETE', '/retrained')).toMatchObject({ status: 409 });
  });
});
