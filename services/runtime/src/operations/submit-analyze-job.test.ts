import { describe, expect, it } from 'vitest';
import { useTestServices } from '../../../../tests/support/services.ts';
import { jobInput, submit } from '../../test-support/analyze-jobs.ts';
import { runtime } from '../service.ts';

const services = await useTestServices([runtime], { upkeep: false });

describe('a job', () => {
  it('is accepted with everything that the request says, and on its way to the queue', async () => {
    const { db } = services.backends.database;
    const strange = 'NUL \0, lone \ud83d, 👩‍🔬';
    const id = await submit(services, {
      displayName: strange,
      defaultLanguage: 'de',
      analysisInput: { documents: [{ id: strange, text: strange, language: 'en', countryHint: 'us' }] },
      tasks: [
        {
          kind: 'CustomEntityRecognition',
          taskName: strange,
          parameters: { projectName: 'p', deploymentName: 'd', stringIndexType: 'UnicodeCodePoint' },
        },
        { kind: 'CustomEntityRecognition', parameters: { projectName: 'p', deploymentName: 'd' } },
      ],
    });
    const job = await db.selectFrom('analyze_jobs').selectAll().where('id', '=', id).executeTakeFirst();
    expect(job).toMatchObject({
      display_name: strange,
      default_language: 'de',
      documents: [{ id: strange, text: strange, language: 'en' }],
      status: 'notStarted',
    });
    const tasks = await db.selectFrom('analyze_tasks').selectAll().where('job_id', '=', id).execute();
    expect(tasks).toMatchObject([
      { task_name: strange, project_name: 'p', deployment_name: 'd', string_index_type: 'UnicodeCodePoint' },
      { task_name: null, string_index_type: 'TextElements_v8' },
    ]);
    const outbox = await db.selectFrom('outbox').selectAll().where('job_id', '=', id).execute();
    expect(outbox).toMatchObject([{ queue: 'analyze-jobs' }]);
  });

  it('is accepted for a deployment that there is not: its task tells', async () => {
    await submit(services, jobInput(['Text.'], [{ projectName: 'nowhere' }]));
  });
});

describe('a job is refused', () => {
  async function refusal(body: object) {
    const response = await services.request('POST', '/language/analyze-text/jobs', { body });
    const { error } = response.json<{ error: { message: string; innererror: { code: string } } }>();
    return { status: response.status, ...error };
  }
  const tasks = [{ projectName: 'p' }];

  it.each([
    [jobInput([], tasks), 'MissingInputDocuments'],
    [jobInput(Array(26).fill('x'), tasks), 'InvalidDocumentBatch'],
    [jobInput(['x'.repeat(125_001)], tasks), 'InvalidDocumentBatch'],
    [jobInput(['x'], []), 'InvalidRequestBodyFormat'],
    [jobInput(['x'], Array(26).fill(tasks[0])), 'InvalidRequestBodyFormat'],
    [{ tasks: [] }, 'InvalidRequestBodyFormat'],
    [{ ...jobInput(['x'], tasks), tasks: [{ kind: 'EntityRecognition' }] }, 'InvalidRequestBodyFormat'],
  ])('%#: with %2$s', async (body, code) => {
    expect(await refusal(body)).toMatchObject({ status: 400, innererror: { code } });
  });

  it('and is not there then', async () => {
    const { db } = services.backends.database;
    const count = () => db.selectFrom('analyze_jobs').select('id').execute();
    const before = await count();
    await refusal(jobInput([], tasks));
    expect(await count()).toEqual(before);
  });
});
