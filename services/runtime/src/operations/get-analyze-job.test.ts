import {
  type AnalyzeTaskEnding,
  type Claim,
  claimAnalyzeJob,
  completeAnalyzeTask,
  finishAnalyzeJob,
} from '@spansmith/database';
import { describe, expect, it } from 'vitest';
import { contractProblems } from '../../../../tests/support/contract-answers.ts';
import { officialProblems } from '../../../../tests/support/official-schemas.ts';
import { useTestServices } from '../../../../tests/support/services.ts';
import { hasSharedData } from '../../../../tests/support/shared-data.ts';
import { getJob, type JobState, jobInput, submit, type Task } from '../../test-support/analyze-jobs.ts';
import { runtime } from '../service.ts';

const services = await useTestServices([runtime], { upkeep: false });
const { db } = services;

const entity = { text: 'Reno', category: 'Place', offset: 0, length: 4, confidenceScore: 0.9 };
const notFound = { code: 'ProjectNotFound', message: 'Project "x" was not found.', target: 'x' };

/** A task that has succeeded, with so many good and bad documents; the ids count on. */
function succeeded(good: number, bad = 0): AnalyzeTaskEnding {
  const id = (index: number) => String(index);
  const documents = Array.from({ length: good }, (_, index) => ({
    id: id(index),
    entities: [entity],
    warnings: [],
    statistics: { charactersCount: 4, transactionsCount: 1 },
  }));
  const errors = Array.from({ length: bad }, (_, index) => ({
    id: id(good + index),
    error: { code: 'InvalidArgument', message: 'Invalid document in request.' },
  }));
  return { status: 'succeeded', results: { documents, errors } };
}

const tasks: Task[] = [{ projectName: 'p', taskName: 'first' }, { projectName: 'x' }, { projectName: 'p' }];

/** A job whose first tasks have ended like this, as a worker would leave it; it goes on unless `end` says otherwise. */
async function jobWith(endings: AnalyzeTaskEnding[], end?: 'succeeded' | 'cancelled'): Promise<string> {
  const id = await submit(services, jobInput(['Reno'], tasks, { displayName: 'Morning' }));
  const { claim } = (await claimAnalyzeJob(db, id, 60)) as { claim: Claim };
  for (const [position, ending] of endings.entries()) await completeAnalyzeTask(db, claim, position, ending);
  if (end) await db.transaction().execute((trx) => finishAnalyzeJob(trx, claim, { status: end }));
  return id;
}

async function stateOf(id: string, query = ''): Promise<JobState> {
  const response = await getJob(services, id, query);
  expect(response.status).toBe(200);
  expect(await contractProblems('getAnalyzeJob', response)).toEqual([]);
  return response.json<JobState>();
}

describe('a job', () => {
  it('has all its tasks in progress before it has started', async () => {
    const id = await submit(services, jobInput(['Reno'], tasks));
    expect(await stateOf(id)).toEqual({
      jobId: id,
      createdDateTime: expect.stringMatching(/Z$/),
      lastUpdatedDateTime: expect.stringMatching(/Z$/),
      expirationDateTime: expect.stringMatching(/Z$/),
      status: 'notStarted',
      errors: [],
      tasks: { completed: 0, failed: 0, inProgress: 3, total: 3, items: [] },
    });
  });

  it('expires after a day', async () => {
    const response = await getJob(services, await submit(services, jobInput(['Reno'], tasks)));
    const times = response.json<Record<string, string>>();
    const lifetime = Date.parse(times.expirationDateTime!) - Date.parse(times.createdDateTime!);
    expect(lifetime).toBe(24 * 60 * 60 * 1000);
  });

  it('shows the results of the tasks that have ended while it runs', async () => {
    const state = await stateOf(await jobWith([succeeded(1, 1)]));
    expect(state).toMatchObject({
      displayName: 'Morning',
      status: 'running',
      tasks: { completed: 1, failed: 0, inProgress: 2, total: 3 },
    });
    expect(state.tasks.items).toEqual([
      {
        kind: 'CustomEntityRecognitionLROResults',
        taskName: 'first',
        lastUpdateDateTime: expect.stringMatching(/Z$/),
        status: 'succeeded',
        results: {
          projectName: 'p',
          deploymentName: 'production',
          documents: [{ id: '0', entities: [entity], warnings: [] }],
          errors: [{ id: '1', error: { code: 'InvalidArgument', message: 'Invalid document in request.' } }],
        },
      },
    ]);
  });

  it('points from an error to the failed task among the items', async () => {
    const failed: AnalyzeTaskEnding = { status: 'failed', error: notFound };
    const state = await stateOf(await jobWith([succeeded(1), failed, succeeded(1)], 'succeeded'));
    expect(state).toMatchObject({
      status: 'succeeded',
      tasks: { completed: 2, failed: 1, inProgress: 0, total: 3 },
    });
    expect(state.errors).toEqual([{ ...notFound, target: '#/tasks/items/1' }]);
    expect(state.tasks.items[1]).toMatchObject({ status: 'failed', results: { documents: [], errors: [] } });
  });

  it('has no task in progress when it was cancelled', async () => {
    const state = await stateOf(await jobWith([succeeded(1)], 'cancelled'));
    expect(state).toMatchObject({
      status: 'cancelled',
      errors: [],
      tasks: { completed: 1, failed: 0, inProgress: 0, total: 3 },
    });
  });

  it.each(['00000000-0000-4000-8000-000000000000'])('that there is not is answered with 404', async (id) => {
    expect((await getJob(services, id)).json()).toMatchObject({ error: { code: 'OperationNotFound' } });
  });

  it.each(['1', 'a%00b', '%ff', '..', '00000000-0000-4000-8000-000000000000x'])(
    'cannot have the id %s',
    async (id) => {
      expect((await getJob(services, id)).status).toBeGreaterThanOrEqual(400);
      expect((await getJob(services, id)).status).toBeLessThan(500);
    },
  );
});

describe('statistics', () => {
  it('are of each document, task and the whole job, and only there when they are asked for', async () => {
    const id = await jobWith(
      [succeeded(2, 1), { status: 'failed', error: notFound }, succeeded(1)],
      'succeeded',
    );
    const without = await stateOf(id);
    expect(JSON.stringify(without)).not.toContain('statistics');
    const state = await stateOf(id, '?showStats=true');
    const [first, failed] = state.tasks.items;
    expect(first!.results.documents[0]!.statistics).toEqual({ charactersCount: 4, transactionsCount: 1 });
    expect(first!.results.statistics).toEqual({
      documentsCount: 3,
      validDocumentsCount: 2,
      erroneousDocumentsCount: 1,
      transactionsCount: 2,
    });
    expect(failed!.results.statistics).toMatchObject({ documentsCount: 0 });
    expect(state.statistics).toEqual({
      documentsCount: 4,
      validDocumentsCount: 3,
      erroneousDocumentsCount: 1,
      transactionsCount: 3,
    });
  });

  it('are of the whole also on a page', async () => {
    const state = await stateOf(await jobWith([succeeded(5)]), '?showStats=true&top=1');
    expect(state.tasks.items[0]!.results.statistics).toMatchObject({ documentsCount: 5 });
  });
});

describe('pages', () => {
  const idsOf = ({ tasks: { items } }: JobState) =>
    items.map(({ results: { documents, errors } }) => [
      documents.map(({ id }) => id).join(''),
      errors.map(({ id }) => id).join(''),
    ]);

  it('are one where all documents fit', async () => {
    expect(await stateOf(await jobWith([succeeded(25)]))).not.toHaveProperty('nextLink');
  });

  it('yield every document and every error of every task once, by their links', async () => {
    const id = await jobWith([succeeded(5, 2), succeeded(3)]);
    const pages = [await stateOf(id, '?showStats=true&top=3')];
    for (let next = pages[0]!.nextLink; next; next = pages.at(-1)!.nextLink) {
      expect(next).toContain('api-version=2023-04-01');
      expect(next).toContain('showStats=true');
      pages.push((await services.request('GET', next.slice(services.url.length))).json<JobState>());
    }
    expect(pages.map(idsOf)).toEqual([
      [
        ['012', ''],
        ['012', ''],
      ],
      [
        ['34', '5'],
        ['', ''],
      ],
      [
        ['', '6'],
        ['', ''],
      ],
    ]);
  });

  it.each([
    ['?skip=1', ['12', '']],
    ['?skip=100', ['', '']],
    ['?skip=2147483647&top=2147483647', ['', '']],
    ['?top=0&skip=2', ['2', '']],
  ])('%s', async (query, ids) => {
    expect(idsOf(await stateOf(await jobWith([succeeded(3)]), query))).toEqual([ids]);
  });

  it.each(['?top=-1', '?skip=x', '?top=99999999999', '?showStats=perhaps'])('refuse %s', async (query) => {
    expect((await getJob(services, await jobWith([]), query)).status).toBe(400);
  });
});

describe.skipIf(!hasSharedData)('the state of a job', () => {
  it('has the shape that the original defines, as have its results', async () => {
    const id = await jobWith(
      [succeeded(2, 1), { status: 'failed', error: notFound }, succeeded(1)],
      'succeeded',
    );
    const state = await stateOf(id, '?showStats=true');
    expect(officialProblems('analyzetext', 'AnalyzeTextJobState', state)).toEqual([]);
    expect(state.tasks.items).toHaveLength(3);
    for (const item of state.tasks.items) {
      expect(officialProblems('analyzetext', 'CustomEntityRecognitionLROResult', item)).toEqual([]);
    }
  });
});
