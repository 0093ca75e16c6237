import { spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/stack/free-port.ts';
import { startTetheredServer } from './tethered-server.ts';

/**
 * Whether tests over Redis can run: on the server of `REDIS_URL`, or on one that the test starts. In CI they must run,
 * so there a missing `redis-server` makes them fail.
 */
export const redisIsAvailable =
  process.env.CI === 'true' ||
  process.env.REDIS_URL !== undefined ||
  spawnSync('redis-server', ['--version']).status === 0;

/** A Redis for tests. */
export interface TestRedis {
  url: string;
  /** Stops the server and removes its folder; a server of `REDIS_URL` goes on. */
  stop(): Promise<void>;
}

/** The server of `REDIS_URL`, or an empty one for this test file alone. */
export async function startTestRedis(): Promise<TestRedis> {
  const url = process.env.REDIS_URL;
  return url ? { url, stop: async () => {} } : startRedisServer(await freePort());
}

/** Starts `redis-server` in a temporary folder; resolves when it answers. */
export async function startRedisServer(port: number): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'spansmith-redis-'));
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const stop = await startTetheredServer(['redis-server', ...options], 'Ready to accept connections', folder);
  return { url: `redis://127.0.0.1:${port}`, stop };
}
