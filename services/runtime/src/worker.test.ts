import { deleteDeployment, deleteProject } from '@spansmith/database';
import { describe, expect, it } from 'vitest';
import { useTestServices } from '../../../tests/support/services.ts';
import { getJob, type JobState, jobInput, runAnalyzeJob, submit } from '../test-support/analyze-jobs.ts';
import { deploySample } from '../test-support/sample-deployment.ts';
import { runtime } from './service.ts';

const sentence = 'Mei Lin moved to Köln last year.';

const services = await useTestServices([runtime]);
await deploySample(services, 'Moves');
/** Without workers: jobs stay as they are. */
const idle = await useTestServices([runtime], { upkeep: false });

const foundIn = ({ tasks }: JobState) =>
  tasks.items.map(({ results }) =>
    results.documents.map(({ entities }) => entities.map((entity) => entity.text)),
  );

describe('an analyze job', () => {
  it('finds the entities of every document in every task', async () => {
    const tasks = [
      { projectName: 'Moves', taskName: 'a' },
      { projectName: 'Moves', taskName: 'b' },
    ];
    const state = await runAnalyzeJob(services, jobInput([sentence, 'Nobody.'], tasks));
    expect(state).toMatchObject({
      status: 'succeeded',
      errors: [],
      tasks: { completed: 2, failed: 0, total: 2 },
    });
    const found = [['Mei Lin', 'Köln'], expect.any(Array)];
    expect(foundIn(state)).toEqual([found, found]);
    expect(state.tasks.items.map(({ taskName }) => taskName)).toEqual(['a', 'b']);
  });

  it('succeeds though single documents cannot be analyzed', async () => {
    const state = await runAnalyzeJob(services, jobInput(['', sentence], [{ projectName: 'Moves' }]));
    expect(state).toMatchObject({ status: 'succeeded', errors: [] });
    expect(state.tasks.items[0]!.results).toMatchObject({ errors: [{ id: '0' }], documents: [{ id: '1' }] });
  });

  it('succeeds though one of its tasks failed, and says which', async () => {
    const tasks = [
      { projectName: 'Moves' },
      { projectName: 'Moves', deploymentName: 'staging' },
      { projectName: 'Moves' },
    ];
    const state = await runAnalyzeJob(services, jobInput([sentence], tasks));
    expect(state).toMatchObject({
      status: 'succeeded',
      errors: [
        { code: 'NotFound', target: '#/tasks/items/1', message: expect.stringContaining('"staging"') },
      ],
      tasks: { completed: 2, failed: 1, inProgress: 0, total: 3 },
    });
    expect(foundIn(state)).toEqual([[['Mei Lin', 'Köln']], [], [['Mei Lin', 'Köln']]]);
  });

  it('fails when all of its tasks failed', async () => {
    const state = await runAnalyzeJob(services, jobInput([sentence], [{ projectName: 'nowhere' }]));
    expect(state).toMatchObject({
      status: 'failed',
      errors: [{ code: 'ProjectNotFound', target: '#/tasks/items/0' }],
      tasks: { completed: 0, failed: 1, inProgress: 0, total: 1 },
    });
  });

  it('uses the language of the job for documents that name none, and reports a bad one for each', async () => {
    const input = jobInput([sentence], [{ projectName: 'Moves' }], { defaultLanguage: 'klingon' });
    const state = await runAnalyzeJob(services, input);
    expect(state.tasks.items[0]!.results.errors).toMatchObject([
      { id: '0', error: { innererror: { code: 'UnsupportedLanguageCode' } } },
    ]);
  });

  it('forgets the texts when it has ended', async () => {
    const { jobId } = await runAnalyzeJob(services, jobInput([sentence], [{ projectName: 'Moves' }]));
    const { db } = services.backends.database;
    const row = await db.selectFrom('analyze_jobs').select('documents').where('id', '=', jobId).execute();
    expect(row).toEqual([{ documents: [] }]);
  });

  it('tells of a deployment or project that is gone by the time it runs', async () => {
    const { db } = services.backends.database;
    const { project } = await deploySample(services, 'Short');
    await deleteDeployment(db, project.id, 'production');
    const input = jobInput([sentence], [{ projectName: 'Short' }]);
    expect((await runAnalyzeJob(services, input)).errors).toMatchObject([{ code: 'NotFound' }]);
    await deleteProject(db, project.id);
    expect((await runAnalyzeJob(services, input)).errors).toMatchObject([{ code: 'ProjectNotFound' }]);
  });

  it('takes 125,000 characters, and every kind of character in them', async () => {
    const strange = 'NUL \0, lone \ud83d, 👩‍🔬, 🇸🇪, e\u0301\r\n';
    const text = strange.repeat(3_000) + sentence;
    const input = jobInput([text], [{ projectName: 'Moves' }]);
    const state = await runAnalyzeJob(services, input);
    expect(state.status).toBe('succeeded');
    expect(foundIn(state)[0]![0]).toContain('Köln');
  });
});

describe('the cancellation of an analyze job', () => {
  const cancel = (id: string) =>
    services.request('POST', `/language/analyze-text/jobs/${id}:cancel`, {
      headers: { 'content-type': 'application/json' },
    });

  it('leaves a job that has ended as it is', async () => {
    const { jobId } = await runAnalyzeJob(services, jobInput([sentence], [{ projectName: 'Moves' }]));
    const response = await cancel(jobId);
    expect([response.status, response.text]).toEqual([202, '']);
    expect(response.headers['operation-location']).toBe(
      `${services.url}/language/analyze-text/jobs/${jobId}?api-version=2023-04-01`,
    );
    expect((await getJob(services, jobId)).json()).toMatchObject({ status: 'succeeded' });
  });

  it('of a job that there is not is answered with 404', async () => {
    const response = await cancel('00000000-0000-4000-8000-000000000000');
    expect(response.json()).toMatchObject({ error: { code: 'OperationNotFound' } });
  });
});

describe('the cancellation of an analyze job that nobody works on', () => {
  it.each([':cancel', '%3Acancel'])('is done at once: %s', async (suffix) => {
    const id = await submit(idle, jobInput([sentence], [{ projectName: 'Moves' }]));
    expect((await idle.request('POST', `/language/analyze-text/jobs/${id}${suffix}`)).status).toBe(202);
    expect((await getJob(idle, id)).json()).toMatchObject({
      status: 'cancelled',
      tasks: { completed: 0, failed: 0, inProgress: 0, total: 1, items: [] },
    });
  });
});
