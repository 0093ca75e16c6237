import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../../../tests/support/postgres.ts';
import { insertTestModel, insertTestProject } from '../../../../tests/support/rows.ts';
import {
  deleteDeployment,
  deleteModel,
  deleteSupersededModels,
  findDeployment,
  getDeployment,
  getModel,
  getProject,
  listDeployments,
  listModelEvaluationDocuments,
  listModels,
  putDeployment,
  swapDeployments,
} from '../index.ts';

const { db } = await useTestDatabase();

const all = { skip: 0, limit: 100 };
const letAge = (id: string) =>
  sql`update models set superseded_at = now() - interval '1 day' where id = ${id}`.execute(db);

describe('models', () => {
  it('show what was trained, and when the project was', async () => {
    const project = await insertTestProject(db);
    const trained = {
      artifact_bytes: 5_000_000_000,
      training_seconds: 12.5,
      trained_at: new Date('2026-01-01T00:00:00.123Z'),
    };
    const model = await insertTestModel(db, project, 'm', trained);
    expect(await getModel(db, project.id, 'm')).toEqual(model);
    expect(model).toMatchObject({ ...trained, superseded_at: null });
    expect((await getProject(db, project.name))?.last_trained_at).toEqual(model.trained_at);
  });

  it('expire 18 months after they were written', async () => {
    const model = await insertTestModel(db, await insertTestProject(db), 'm');
    const { rows } = await sql<{ months: number }>`
      select extract(year from age(expires_at, now())) * 12 + extract(month from age(expires_at, now())) as months
      from models where id = ${model.id}`.execute(db);
    expect(Number(rows[0].months)).toBeGreaterThanOrEqual(17);
    expect(Number(rows[0].months)).toBeLessThanOrEqual(18);
  });

  it('are superseded by a new training under the same label', async () => {
    const project = await insertTestProject(db);
    const first = await insertTestModel(db, project, 'm');
    const second = await insertTestModel(db, project, 'm');
    await insertTestModel(db, project, 'a');
    expect((await getModel(db, project.id, 'm'))?.id).toBe(second.id);
    const models = await listModels(db, project.id, all);
    expect(models.map((model) => model.label)).toEqual(['a', 'm']);
    expect(models.map((model) => model.id)).not.toContain(first.id);
  });

  it.each(['', '\0', '\udc00'])('have no label %j', async (label) => {
    const project = await insertTestProject(db);
    expect(await getModel(db, project.id, label)).toBeUndefined();
    expect(await deleteModel(db, project.id, label)).toEqual({ outcome: 'not-found' });
  });

  it('keep the test documents of their evaluation in order', async () => {
    const documents = Array.from({ length: 1203 }, (_, i) => ({ location: `${i}.txt` }));
    const model = await insertTestModel(db, await insertTestProject(db), 'm', {
      evaluationDocuments: documents,
    });
    const page = await listModelEvaluationDocuments(db, model.id, { skip: 1198, limit: 3 });
    expect(page).toEqual(documents.slice(1198, 1201));
  });

  it('are deleted with their superseded versions, and name the artifacts that are left', async () => {
    const project = await insertTestProject(db);
    const versions = [await insertTestModel(db, project, 'm'), await insertTestModel(db, project, 'm')];
    const deletion = await deleteModel(db, project.id, 'm');
    expect(deletion.outcome).toBe('deleted');
    const prefixes = deletion.outcome === 'deleted' && deletion.models.map((model) => model.artifact_prefix);
    expect(new Set(prefixes || [])).toEqual(new Set(versions.map((model) => model.artifact_prefix)));
    expect(await deleteModel(db, project.id, 'm')).toEqual({ outcome: 'not-found' });
  });

  it('are not deleted while a version of them is deployed', async () => {
    const project = await insertTestProject(db);
    const old = await insertTestModel(db, project, 'm');
    for (const name of ['staging', 'production']) {
      await putDeployment(db, { projectId: project.id, name, modelId: old.id });
    }
    const current = await insertTestModel(db, project, 'm');
    expect(await deleteModel(db, project.id, 'm')).toEqual({
      outcome: 'deployed',
      deployments: ['production', 'staging'],
    });
    expect((await getModel(db, project.id, 'm'))?.id).toBe(current.id);
  });

  it('are cleaned up once superseded for an hour and deployed nowhere', async () => {
    const project = await insertTestProject(db);
    const deployed = await insertTestModel(db, project, 'm');
    await putDeployment(db, { projectId: project.id, name: 'production', modelId: deployed.id });
    const unused = await insertTestModel(db, project, 'm');
    const recent = await insertTestModel(db, project, 'm');
    await insertTestModel(db, project, 'm');
    await letAge(deployed.id);
    await letAge(unused.id);
    expect((await deleteSupersededModels(db)).map((model) => model.id)).toEqual([unused.id]);
    expect(await deleteSupersededModels(db)).toEqual([]);
    const left = await db.selectFrom('models').select('id').where('project_id', '=', project.id).execute();
    expect(left.map((row) => row.id)).toEqual(expect.arrayContaining([deployed.id, recent.id]));
  });
});

describe('deployments', () => {
  it('answer with the model that was deployed, until they are deployed again', async () => {
    const project = await insertTestProject(db);
    const first = await insertTestModel(db, project, 'm');
    expect(await putDeployment(db, { projectId: project.id, name: 'production', modelId: first.id })).toBe(
      true,
    );
    const second = await insertTestModel(db, project, 'm');
    expect((await getDeployment(db, project.id, 'production'))?.model).toMatchObject({
      id: first.id,
      model_id: first.model_id,
      artifact_bytes: 5_000_000_000,
    });
    await putDeployment(db, { projectId: project.id, name: 'production', modelId: second.id });
    const deployment = await getDeployment(db, project.id, 'production');
    expect(deployment?.model.id).toBe(second.id);
    expect((await getProject(db, project.name))?.last_deployed_at).toEqual(deployment?.deployed_at);
  });

  it("refuse a model that is gone, and another project's", async () => {
    const [project, other] = [await insertTestProject(db), await insertTestProject(db)];
    const foreign = await insertTestModel(db, other, 'm');
    expect(await putDeployment(db, { projectId: project.id, name: 'd', modelId: foreign.id })).toBe(false);
    await deleteModel(db, other.id, 'm');
    expect(await putDeployment(db, { projectId: other.id, name: 'd', modelId: foreign.id })).toBe(false);
  });

  it('are listed by name, page by page', async () => {
    const project = await insertTestProject(db);
    const model = await insertTestModel(db, project, 'm');
    for (const name of ['c', 'a', 'b'])
      await putDeployment(db, { projectId: project.id, name, modelId: model.id });
    const page = await listDeployments(db, project.id, { skip: 1, limit: 1 });
    expect(page).toMatchObject([{ name: 'b', model: { label: 'm' } }]);
  });

  it('are deleted once', async () => {
    const project = await insertTestProject(db);
    const model = await insertTestModel(db, project, 'm');
    await putDeployment(db, { projectId: project.id, name: 'd', modelId: model.id });
    expect(await deleteDeployment(db, project.id, 'd')).toBe(true);
    expect(await deleteDeployment(db, project.id, 'd')).toBe(false);
    expect(await deleteDeployment(db, project.id, '\0')).toBe(false);
  });

  it('exchange their models in a swap', async () => {
    const project = await insertTestProject(db);
    const models = {
      production: await insertTestModel(db, project, 'old'),
      staging: await insertTestModel(db, project, 'new'),
    };
    for (const [name, model] of Object.entries(models)) {
      await putDeployment(db, { projectId: project.id, name, modelId: model.id });
    }
    expect(await swapDeployments(db, project.id, 'production', 'staging')).toEqual([]);
    expect((await getDeployment(db, project.id, 'production'))?.model.label).toBe('new');
    expect((await getDeployment(db, project.id, 'staging'))?.model.label).toBe('old');
  });

  it('are all left alone by a swap that names one that does not exist', async () => {
    const project = await insertTestProject(db);
    const model = await insertTestModel(db, project, 'm');
    await putDeployment(db, { projectId: project.id, name: 'production', modelId: model.id });
    const before = await getDeployment(db, project.id, 'production');
    expect(await swapDeployments(db, project.id, 'production', 'staging')).toEqual(['staging']);
    expect(await swapDeployments(db, project.id, '\0', 'production')).toEqual(['\0']);
    expect(await getDeployment(db, project.id, 'production')).toEqual(before);
  });

  it('are found by the names in a prediction request', async () => {
    const project = await insertTestProject(db);
    const model = await insertTestModel(db, project, 'm');
    await putDeployment(db, { projectId: project.id, name: 'production', modelId: model.id });
    expect(await findDeployment(db, project.name, 'production')).toMatchObject({
      project: { id: project.id, language: 'en' },
      deployment: { model: { id: model.id } },
    });
    expect(await findDeployment(db, project.name, 'staging')).toMatchObject({ deployment: undefined });
    expect(await findDeployment(db, 'no-such-project', 'production')).toBeUndefined();
    expect(await findDeployment(db, '\0', '\0')).toBeUndefined();
  });
});
