import { deleteProject, getJob } from '@spansmith/database';
import { expect, it } from 'vitest';
import { acceptedJob } from '../../../../../tests/support/accepted-job.ts';
import { endTestJob, insertTestProject } from '../../../../../tests/support/rows.ts';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { authoring } from '../../service.ts';

const projects = '/language/authoring/analyze-text/projects';

const services = await useTestServices([authoring], { upkeep: false });
const { db } = services;

/** Starts the deletion of a project and gives the address of its job, without the origin. */
async function startDeletion(name: string): Promise<string> {
  const response = await services.request('DELETE', `${projects}/${name}`);
  return acceptedJob(response).location.slice(services.url.length);
}

it('starts a job, whose state lies under global', async () => {
  const project = await insertTestProject(db, 'letters');
  const location = await startDeletion('letters');
  expect(location).toMatch(
    /^\/language\/authoring\/analyze-text\/projects\/global\/deletion-jobs\/[\w-]+\?api-version=2023-04-01$/,
  );
  const state = (await services.request('GET', location)).json<{ jobId: string }>();
  expect(state).toMatchObject({ status: 'notStarted', errors: [], warnings: [] });
  expect(await getJob(db, state.jobId)).toMatchObject({ kind: 'delete-project', project_id: project.id });
});

it('answers for the job when the project is gone', async () => {
  const project = await insertTestProject(db, 'gone');
  const location = await startDeletion('gone');
  const jobId = location.split('/').at(-1)!.split('?')[0]!;
  await endTestJob(db, jobId, { status: 'succeeded' });
  await deleteProject(db, project.id);
  const state = await services.request('GET', location);
  expect(state.json()).toMatchObject({ jobId, status: 'succeeded' });
  expect((await services.request('GET', `${projects}/gone`)).status).toBe(404);
});

it('answers 404 for a project that there is not', async () => {
  for (const method of ['GET', 'DELETE']) {
    const response = await services.request(method, `${projects}/nowhere`);
    expect(response.status).toBe(404);
    expect(response.headers['x-ms-error-code']).toBe('ProjectNotFound');
    expect(response.json()).toMatchObject({ error: { code: 'ProjectNotFound', target: 'nowhere' } });
  }
});

it('answers 404 for a job of another kind, and one that there is not', async () => {
  await insertTestProject(db, 'other');
  const exported = await services.request('POST', `${projects}/other/:export?stringIndexType=Utf16CodeUnit`);
  for (const id of [
    acceptedJob(exported).id,
    'no-such-job',
    '4d37982f-fded-4c2c-afe3-15953b5919b6_637858368000000000',
  ]) {
    const response = await services.request('GET', `${projects}/global/deletion-jobs/${id}`);
    expect(response.status).toBe(404);
    expect(response.json()).toMatchObject({ error: { code: 'OperationNotFound' } });
  }
});
