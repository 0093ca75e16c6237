import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Claim,
  claimJob,
  createJob,
  getJob,
  readTrainingEvents,
  upsertProject,
} from '@spansmith/database';
import { createLogger } from '@spansmith/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/support/postgres.ts';
import { ProgressLog } from './progress-log.ts';

let database: TestDatabase;
let projectId: string;
let claim: Claim;

beforeAll(async () => {
  database = await createTestDatabase();
  const project = {
    name: 'p',
    container: 'c',
    language: 'en',
    multilingual: false,
    description: null,
    settings: {},
  };
  projectId = (await upsertProject(database.db, project)).project.id;
});
afterAll(() => database?.drop());
beforeEach(async () => {
  await database.pool.query('delete from jobs');
  const id = await createJob(database.db, { kind: 'train', projectId, projectName: 'p', payload: {} });
  claim = (await claimJob(database.db, id, 60))!.claim;
});

const progressLog = () =>
  new ProgressLog(database.db, claim, createLogger({ level: 'silent', name: 'test' }));
const events = async () => (await readTrainingEvents(database.db, claim.id, 0)).map(({ event }) => event);

describe('the progress of a training', () => {
  it('keeps the first event, and of those that follow at once the last one of each stage', async () => {
    const log = progressLog();
    for (const percent of [0, 1, 2, 3]) log.report({ stage: 'training', percent });
    for (const percent of [90, 91]) log.report({ stage: 'evaluating', percent });
    const expected = [
      { stage: 'training', percent: 0 },
      { stage: 'training', percent: 3 },
      { stage: 'evaluating', percent: 91 },
    ];
    while ((await events()).length < expected.length) await sleep(20);
    await log.close();
    expect(await events()).toEqual(expected);
    expect((await getJob(database.db, claim.id))?.progress).toEqual(expected.at(-1));
  });

  it('writes nothing once it is closed', async () => {
    const log = progressLog();
    log.report({ stage: 'training', percent: 0 });
    log.report({ stage: 'training', percent: 1 });
    await log.close();
    const written = await events();
    log.report({ stage: 'training', percent: 2 });
    expect(written.length).toBeLessThanOrEqual(1);
    await log.close();
    expect(await events()).toEqual(written);
  });
});
