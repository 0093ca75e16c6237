import { mkdir } from 'node:fs/promises';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';
import { isListening } from './probes.ts';
import { type Observer, SupervisedProcess } from './supervised-process.ts';
import { giveToUnprivilegedUser } from './unprivileged-user.ts';

/** A Redis or Valkey server of this machine. */
export interface RedisBackend {
  process: SupervisedProcess;
  /** What the services take as REDIS_URL. */
  redisUrl: string;
}

/**
 * Debian's Valkey or Redis on a free port of the loopback interface, with a password, in memory only: killed and
 * started again it is empty, which must lose nothing, since Postgres is the truth about every job.
 */
export async function startRedis(
  folder: string,
  password: string,
  observer: Observer,
): Promise<RedisBackend> {
  const server = await findProgram(['valkey-server', 'redis-server'], 'apt-get install redis-server');
  const port = await freePort();
  await mkdir(folder, { recursive: true });
  await giveToUnprivilegedUser(folder);
  const config = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${folder}`,
    'appendonly no',
    'save ""',
    // BullMQ needs it: evicted keys would be lost jobs.
    'maxmemory-policy noeviction',
  ];
  const process = new SupervisedProcess(
    {
      name: 'redis',
      command: server,
      args: ['-'],
      input: `${config.join('\n')}\n`,
      environment: {},
      unprivileged: true,
      stopSignal: 'SIGTERM',
      isReady: () => isListening(port),
    },
    observer,
  );
  await process.start();
  return { process, redisUrl: `redis://default:${password}@127.0.0.1:${port}` };
}
