import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../../tests/support/postgres.ts';
import { describeJobQueue } from '../test-support/job-queue-suite.ts';
import { createPostgresQueue } from './postgres-queue.ts';

describe('the queue on Postgres', () => {
  describeJobQueue(async () => {
    const { connectionString, pool, drop } = await createTestDatabase();
    return {
      backend: 'postgres',
      url: connectionString,
      open: () => createPostgresQueue({ connectionString }, () => {}),
      async breakConnections() {
        await pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid()`,
        );
      },
      stop: drop,
    };
  });

  it('rejects when Postgres is away', async () => {
    const away = { connectionString: 'postgresql://nobody@localhost/nothing?host=/nonexistent' };
    await expect(createPostgresQueue(away, () => {})).rejects.toThrow();
  });
});
