import { claimJob, createDatabase } from '@spansmith/database';
import { expect, it } from 'vitest';
import { useTestDatabase } from '../../../tests/support/postgres.ts';
import { insertTestJob } from '../../../tests/support/rows.ts';
import { keepLease } from './lease-keeper.ts';

const database = await useTestDatabase();

it('gives the lease up when the database is away for longer than it lasts', async () => {
  const worker = createDatabase({ connectionString: database.connectionString });
  const { claim } = (await claimJob(database.db, await insertTestJob(database.db), 60))!;
  const lost = Promise.withResolvers<string>();
  const stop = keepLease(worker.db, claim, { leaseSeconds: 0.3, renewEveryMs: 20 }, lost.resolve);
  await worker.close();
  expect(await lost.promise).toBe('lost');
  await stop();
});
