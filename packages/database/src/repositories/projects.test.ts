import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createTestDatabase, useTestDatabase } from '../../../../tests/support/postgres.ts';
import { insertTestModel, insertTestProject, testProject } from '../../../../tests/support/rows.ts';
import { workingCopy } from '../../test-support/fixtures.ts';
import {
  deleteProject,
  getProject,
  getProjectForUpdate,
  listProjects,
  type ProjectDocument,
  putDeployment,
  replaceProjectDocuments,
  upsertProject,
} from '../index.ts';

const { db } = await useTestDatabase();

const documentNamed = (location: string): ProjectDocument => ({
  location,
  language: 'en-us',
  dataset: 'Train',
  regions: [{ regionOffset: 0, regionLength: 9, labels: [{ category: 'Date', offset: 1, length: 3 }] }],
});

it('creates a project, then updates it', async () => {
  const created = await upsertProject(db, testProject('Loans', { entities: [{ category: 'Date' }] }));
  expect(created).toMatchObject({
    created: true,
    project: { name: 'Loans', entities: [{ category: 'Date' }] },
  });
  const updated = await upsertProject(db, testProject('Loans', { description: 'new' }));
  expect(updated).toMatchObject({
    created: false,
    project: { id: created.project.id, description: 'new', entities: [{ category: 'Date' }] },
  });
  expect(updated.project.created_at).toEqual(created.project.created_at);
});

it('creates one project when many ask at once', async () => {
  const name = `at-once-${randomUUID()}`;
  const answers = await Promise.all(Array.from({ length: 8 }, () => upsertProject(db, testProject(name))));
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(answers.map(({ project }) => project.id)).size).toBe(1);
});

it('tells names apart by case', async () => {
  await upsertProject(db, testProject('CaseSensitive'));
  expect(await getProject(db, 'casesensitive')).toBeUndefined();
});

it.each(['', '\0', 'a\0b', '\ud800', 'x'.repeat(1000)])('finds no project named %j', async (name) => {
  expect(await getProject(db, name)).toBeUndefined();
  expect(await getProjectForUpdate(db, name)).toBeUndefined();
});

it('lists every project once, in the same order on every page', async () => {
  const own = await createTestDatabase();
  for (const name of ['b', 'a', 'B', 'ä', 'A']) await upsertProject(own.db, testProject(name));
  const pages = [
    await listProjects(own.db, { skip: 0, limit: 2 }),
    await listProjects(own.db, { skip: 2, limit: 2 }),
    await listProjects(own.db, { skip: 4, limit: 2 }),
  ];
  expect(pages.map((page) => page.map(({ name }) => name))).toEqual([['A', 'B'], ['a', 'b'], ['ä']]);
  expect(await listProjects(own.db, { skip: 9, limit: 2 })).toEqual([]);
  await own.drop();
});

it('deletes a project with all that belongs to it', async () => {
  const project = await insertTestProject(db);
  const model = await insertTestModel(db, project, 'm', { evaluationDocuments: [{ location: 'a.txt' }] });
  await putDeployment(db, { projectId: project.id, name: 'production', modelId: model.id });
  await replaceProjectDocuments(db, project.id, [documentNamed('a.txt')]);
  expect(await deleteProject(db, project.id)).toBe(true);
  expect(await deleteProject(db, project.id)).toBe(false);
  for (const table of ['project_documents', 'models', 'deployments'] as const) {
    expect(await db.selectFrom(table).selectAll().where('project_id', '=', project.id).execute()).toEqual([]);
  }
  const evaluation = db.selectFrom('model_evaluation_documents').selectAll().where('model_id', '=', model.id);
  expect(await evaluation.execute()).toEqual([]);
});

it('gives documents back in the order in which they came, over all batches', async () => {
  const project = await insertTestProject(db);
  const documents = Array.from({ length: 1201 }, (_, i) => documentNamed(`${(i * 7919) % 1201}.txt`));
  expect(await replaceProjectDocuments(db, project.id, documents)).toBe(1201);
  const read = await workingCopy(db, project.id, 100);
  expect(read.map(({ location }) => location)).toEqual(documents.map(({ location }) => location));
  expect(read[0]).toEqual({ project_id: project.id, position: 0, ...documents[0] });
});

it('replaces the working copy all or nothing', async () => {
  const project = await insertTestProject(db);
  await replaceProjectDocuments(db, project.id, [documentNamed('old.txt')]);
  const twice = [documentNamed('new.txt'), documentNamed('new.txt')];
  await expect(replaceProjectDocuments(db, project.id, twice)).rejects.toThrow('unique');
  const read = await workingCopy(db, project.id);
  expect(read.map(({ location }) => location)).toEqual(['old.txt']);
  await replaceProjectDocuments(db, project.id, []);
  expect(await workingCopy(db, project.id)).toEqual([]);
});
