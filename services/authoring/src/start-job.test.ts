import { getJob, type ProjectRow } from '@spansmith/database';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { acceptedJob } from '../../../tests/support/accepted-job.ts';
import { insertTestDeployment, insertTestModel, insertTestProject } from '../../../tests/support/rows.ts';
import { type TestResponse, useTestServices } from '../../../tests/support/services.ts';
import { authoring } from './service.ts';

const projects = '/language/authoring/analyze-text/projects';
const indexType = 'stringIndexType=Utf16CodeUnit';

const services = await useTestServices([authoring], { upkeep: false });
const { db } = services;

/** The project is deleted after the request has found it, and before its job is written. */
async function whileDeleting(
  project: ProjectRow,
  request: () => Promise<TestResponse>,
): Promise<TestResponse> {
  let answer: Promise<TestResponse> | undefined;
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('deployments').where('project_id', '=', project.id).execute();
    await trx.deleteFrom('projects').where('id', '=', project.id).execute();
    answer = request();
    await waitForLockedQuery();
  });
  return answer!;
}

async function waitForLockedQuery(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows.length > 0) return;
  }
}

async function projectWithModel(name: string): Promise<ProjectRow> {
  const project = await insertTestProject(db, name);
  const model = await insertTestModel(db, project, 'm');
  for (const deployment of ['a', 'b']) await insertTestDeployment(db, model, deployment);
  return project;
}

const training = { modelLabel: 'm', trainingConfigVersion: 'latest' };
const swap = { firstDeploymentName: 'a', secondDeploymentName: 'b' };
it.each([
  ['DELETE', '', undefined],
  ['POST', `/:export?${indexType}`, undefined],
  ['POST', '/:train', training],
  ['PUT', '/deployments/d', { trainedModelLabel: 'm' }],
  ['DELETE', '/deployments/a', undefined],
  ['POST', '/deployments/:swap', swap],
  ['POST', '/models/m/:load-snapshot', undefined],
])('answers %s {project}%s with 404 when the project goes meanwhile', async (method, path, body) => {
  const project = await projectWithModel(`gone-${method}${path.replaceAll(/\W/g, '')}`);
  const response = await whileDeleting(project, () =>
    services.request(method, `${projects}/${project.name}${path}`, { body }),
  );
  expect(response.status).toBe(404);
  expect(response.json()).toMatchObject({ error: { code: 'ProjectNotFound', target: project.name } });
});

it('accepts an import whose project goes meanwhile: it makes a new one', async () => {
  const project = await insertTestProject(db, 'imported');
  const metadata = { projectKind: 'CustomEntityRecognition' };
  const body = { projectFileVersion: '2022-05-01', stringIndexType: 'Utf16CodeUnit', metadata };
  const response = await whileDeleting(project, () =>
    services.request('POST', `${projects}/imported/:import`, { body }),
  );
  expect(await getJob(db, acceptedJob(response).id)).toMatchObject({
    project_id: null,
    project_name: 'imported',
  });
});
