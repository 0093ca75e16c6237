import { checkpointPrefix } from '@spansmith/object-store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertTestJob } from '../../../../tests/support/rows.ts';
import { startTrainingPlatform, type TrainingPlatform } from '../../test-support/training-platform.ts';
import { deleteCheckpoints } from './delete-checkpoints.ts';

let platform: TrainingPlatform;
beforeAll(async () => {
  platform = await startTrainingPlatform();
});
afterAll(() => platform?.stop());

it('deletes the checkpoints of jobs that have ended or are gone, and no others', async () => {
  const { objects } = platform;
  const { db, pool } = platform.database;
  const [waiting, ended] = [await insertTestJob(db, 'train'), await insertTestJob(db, 'train')];
  await pool.query("update jobs set status = 'cancelled', ended_at = now() where id = $1", [ended]);
  for (const id of [waiting, ended, 'gone']) {
    for (const training of ['held-out', 'final']) {
      await objects.put(checkpointPrefix(id) + training, 'x', { contentType: 'text/plain' });
    }
  }
  expect(await deleteCheckpoints(db, objects, new AbortController().signal)).toBe(2);
  const left: string[] = [];
  for await (const { key } of objects.listAll('checkpoints/')) left.push(key);
  expect(left).toEqual(['final', 'held-out'].map((training) => checkpointPrefix(waiting) + training));
});
