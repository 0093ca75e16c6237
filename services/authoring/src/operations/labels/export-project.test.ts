import { getJob } from '@spansmith/database';
import { exportKey } from '@spansmith/object-store';
import { describe, expect, it } from 'vitest';
import { acceptedJob } from '../../../../../tests/support/accepted-job.ts';
import { endTestJob, insertTestModel, insertTestProject } from '../../../../../tests/support/rows.ts';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { authoring } from '../../service.ts';

const project = '/language/authoring/analyze-text/projects/Letters';
const indexType = 'stringIndexType=Utf16CodeUnit';

const services = await useTestServices([authoring], { upkeep: false });
const { db } = services;
const row = await insertTestProject(db, 'Letters');
const model = await insertTestModel(db, row, 'first');

async function startExport(query = ''): Promise<string> {
  return acceptedJob(await services.request('POST', `${project}/:export?${indexType}${query}`)).id;
}

const get = (path: string) => services.request('GET', `${project}${path}`);

describe('an export', () => {
  it('is a job that writes the working copy', async () => {
    const jobId = await startExport();
    expect(await getJob(db, jobId)).toMatchObject({ kind: 'export', project_id: row.id, payload: {} });
  });

  it('with a model writes what the model had when it was asked for', async () => {
    const jobId = await startExport('&trainedModelLabel=first');
    expect(await getJob(db, jobId)).toMatchObject({ payload: { snapshotKey: model.snapshot_key } });
  });

  it('ignores a body, and assetKind', async () => {
    const response = await services.request('POST', `${project}/:export?${indexType}&assetKind=all`, {
      body: { assetsToExport: ['*'] },
    });
    expect(response.status).toBe(202);
  });

  it.each(['', 'stringIndexType=TextElements_v8', 'stringIndexType='])(
    'demands stringIndexType=Utf16CodeUnit, not %j',
    async (query) => {
      const response = await services.request('POST', `${project}/:export?${query}`);
      expect(response.status).toBe(400);
      expect(response.json()).toMatchObject({ error: { target: 'stringIndexType' } });
    },
  );

  it('of a model that there is not is answered with 404', async () => {
    const response = await services.request('POST', `${project}/:export?${indexType}&trainedModelLabel=none`);
    expect(response.status).toBe(404);
    expect(response.json()).toMatchObject({ error: { code: 'NotFound', target: 'none' } });
  });

  it('of a project that there is not is answered with 404', async () => {
    const nowhere = '/language/authoring/analyze-text/projects/nowhere/:export';
    const response = await services.request('POST', `${nowhere}?${indexType}`);
    expect(response.json()).toMatchObject({ error: { code: 'ProjectNotFound' } });
  });
});

describe('the file of an export', () => {
  it('has an address once the job has succeeded, and is read there as it was written', async () => {
    const jobId = await startExport();
    const before = (await get(`/export/jobs/${jobId}`)).json();
    expect(before).not.toHaveProperty('resultUrl');

    const file = '{"metadata":{"description":"NUL \\u0000, lone \\ud83d, 👩‍🔬"}}';
    await services.backends.objects.put(exportKey(jobId), file, { contentType: 'application/json' });
    await endTestJob(db, jobId, { status: 'succeeded' });
    const { resultUrl } = (await get(`/export/jobs/${jobId}`)).json<{ resultUrl: string }>();
    expect(resultUrl).toBe(`${services.url}${project}/export/jobs/${jobId}/result?api-version=2023-04-01`);

    const response = await services.request('GET', resultUrl.slice(services.url.length));
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.text).toBe(file);
  });

  it('is not there before the job has succeeded', async () => {
    const response = await get(`/export/jobs/${await startExport()}/result`);
    expect(response.status).toBe(409);
    expect(response.json()).toMatchObject({
      error: { message: 'The export job is notStarted: it has a file only once it has succeeded.' },
    });
  });

  it('that the store has lost is answered with 404', async () => {
    const jobId = await startExport();
    await endTestJob(db, jobId, { status: 'succeeded' });
    const response = await get(`/export/jobs/${jobId}/result`);
    expect(response.status).toBe(404);
    expect(response.json()).toMatchObject({
      error: {
        code: 'NotFound',
        message: `The file of export job ${jobId} is gone. Export the project again.`,
      },
    });
  });

  it('is not found under the name of another project', async () => {
    await insertTestProject(db, 'Others');
    const jobId = await startExport();
    const others = `/language/authoring/analyze-text/projects/Others/export/jobs/${jobId}`;
    for (const path of [others, `${others}/result`]) {
      const response = await services.request('GET', path);
      expect(response.json()).toMatchObject({ error: { code: 'OperationNotFound' } });
    }
  });
});
