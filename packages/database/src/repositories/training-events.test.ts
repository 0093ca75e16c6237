import { expect, it } from 'vitest';
import { useTestDatabase } from '../../../../tests/support/postgres.ts';
import { claimedJob } from '../../test-support/fixtures.ts';
import { appendTrainingEvent, getJob, readTrainingEvents } from '../index.ts';

const { db } = await useTestDatabase();

it('numbers the events of each job from 1', async () => {
  const [one, two] = [await claimedJob(db, 'train'), await claimedJob(db, 'train')];
  expect(await appendTrainingEvent(db, one.claim, { percent: 1 })).toBe(1);
  expect(await appendTrainingEvent(db, one.claim, { percent: 2 })).toBe(2);
  expect(await appendTrainingEvent(db, two.claim, { percent: 3 })).toBe(1);
});

it('gives events appended at the same time different numbers', async () => {
  const { job, claim } = await claimedJob(db, 'train');
  const sequences = await Promise.all(
    Array.from({ length: 20 }, (_, percent) => appendTrainingEvent(db, claim, { percent })),
  );
  expect(sequences.toSorted((a, b) => a! - b!)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(await readTrainingEvents(db, job.id, 0)).toHaveLength(20);
});

it('reads what came after a sequence number, oldest first', async () => {
  const { job, claim } = await claimedJob(db, 'train');
  for (const percent of [10, 20, 30]) await appendTrainingEvent(db, claim, { percent });
  const events = await readTrainingEvents(db, job.id, 1);
  expect(events).toEqual([
    { sequence: 2, event: { percent: 20 } },
    { sequence: 3, event: { percent: 30 } },
  ]);
});

it("makes the newest event the job's progress", async () => {
  const { job, claim } = await claimedJob(db, 'train');
  for (const percent of [10, 20]) await appendTrainingEvent(db, claim, { percent });
  expect((await getJob(db, job.id))?.progress).toEqual({ percent: 20 });
});

it('takes no event from a lost attempt', async () => {
  const { job, claim } = await claimedJob(db, 'train');
  expect(await appendTrainingEvent(db, { ...claim, attempt: 0 }, { percent: 99 })).toBeUndefined();
  expect(await readTrainingEvents(db, job.id, 0)).toEqual([]);
});
