import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import { startPostgres } from '../src/embedded-postgres/start-postgres.ts';

/**
 * Gives a test file what puts a cluster into a (new) data folder as the first start leaves it. It is made once, and then
 * copied: making one takes as long as ten later starts.
 */
export function useClusterTemplate(): (dataFolder: string) => Promise<void> {
  let made: Promise<string> | undefined;
  afterAll(async () => {
    if (made) await rm(await made, { recursive: true, force: true });
  });
  return async (dataFolder) => {
    made ??= makeCluster();
    // With the owners, who are not ourselves where we are root.
    await promisify(execFile)('cp', ['-a', join(await made, 'postgres'), dataFolder]);
  };
}

async function makeCluster(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cluster-template-'));
  const { close } = await startPostgres({
    dataFolder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    onProgress: () => {},
    onUnexpectedExit: () => {},
  });
  await close();
  return folder;
}
