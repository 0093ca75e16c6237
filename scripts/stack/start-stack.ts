import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consoleObserver } from './console-observer.ts';
import { freePort } from './free-port.ts';
import { startPostgres } from './postgres.ts';
import { isListening } from './probes.ts';
import { startProxy } from './proxy.ts';
import { startRedis } from './redis.ts';
import { runToEnd } from './run-to-end.ts';
import { startS3 } from './s3.ts';
import { migrate, prepareServices, type Service, type ServiceName } from './services.ts';
import type { SupervisedProcess } from './supervised-process.ts';

/** Where the stack listens, and how it is told apart from others. */
export interface StackOptions {
  /** Of what the processes print, pass on the errors of the services alone. Each keeps its newest lines in any case. */
  quiet?: boolean;
  /** Where clients reach the proxy. Without it: a free port of 127.0.0.1. */
  host?: string;
  port?: number;
  /** Accepted API key. Without it: a new one. */
  key?: string;
  /** How many processes of each service. */
  counts?: Partial<Record<ServiceName, number>>;
  /** Further variables for the services, such as LOG_LEVEL. */
  environment?: Record<string, string>;
  /** Told of each step of the start. */
  onStep?: (step: string) => void;
  /** Aborts the start; a stack that has started is not concerned. */
  signal?: AbortSignal;
}

/** The production topology, running as processes of this machine. */
export interface Stack {
  /** The one address that clients use. */
  url: string;
  key: string;
  /** Everything that runs: `postgres`, `redis`, `s3`, `authoring-1`, `training-1`..., `proxy`. */
  processes: readonly SupervisedProcess[];
  /** Addresses of single processes, past the proxy, as `127.0.0.1:4711`. */
  services: readonly Service[];
  /** DATABASE_URL, REDIS_URL, S3_*: what the services were given. */
  backends: Readonly<Record<string, string>>;
  /** Ends everything in order and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts Postgres, Redis or Valkey, an S3 server, the migrations, the services and the proxy, over a temporary folder.
 *
 * @throws Error if a program is not installed or does not get ready, with its output; nothing is left running then.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { quiet = false, host = '127.0.0.1', key = secret(), signal } = options;
  const counts = { authoring: 1, training: 2, runtime: 2, ...options.counts };
  const observer = consoleObserver(quiet);
  const port = options.port ?? (await freePort());
  // Asked here, since a probe of the proxy would take whoever else listens for it.
  if (await isListening(port, host))
    throw new Error(`Port ${port} of ${host} is in use: choose another PORT.`);
  const folder = await mkdtemp(join(tmpdir(), 'spansmith-stack-'));
  // Passable for the user that Postgres runs as; what is inside has permissions of its own.
  await chmod(folder, 0o711);
  const processes: SupervisedProcess[] = [];
  const stop = once(() => stopAll(processes, folder));
  const begin = (step: string) => {
    options.onStep?.(step);
    signal?.throwIfAborted();
  };
  // What has not become ready yet fails then, and the start with it.
  const killAll = () => processes.forEach((one) => void one.kill('SIGKILL'));
  signal?.addEventListener('abort', killAll);
  const track = <T extends { process: SupervisedProcess }>(started: T): T => {
    processes.push(started.process);
    return started;
  };

  try {
    begin('Postgres, Redis and the S3 server');
    const [postgres, redis, s3] = await allSettled(
      startPostgres(join(folder, 'postgres'), secret(), observer).then(track),
      startRedis(join(folder, 'redis'), secret(), observer).then(track),
      startS3(join(folder, 's3'), secret(), observer).then(track),
    );
    const backends = { DATABASE_URL: postgres.databaseUrl, REDIS_URL: redis.redisUrl, ...s3.environment };

    begin('migrations');
    await runToEnd(migrate.command, migrate.args, { environment: backends });

    const services: Service[] = [];
    for (const service of ['authoring', 'training', 'runtime'] as const) {
      // Training answers no API calls, so it gets no keys.
      const keys: Record<string, string> = service === 'training' ? {} : { SPANSMITH_API_KEYS: key };
      const environment = { ...backends, ...keys, ...options.environment };
      services.push(...(await prepareServices(service, counts[service], environment, observer)));
    }
    begin(`${counts.authoring} authoring, ${counts.training} training, ${counts.runtime} runtime`);
    processes.push(...services.map(({ process }) => process));
    await allSettled(...services.map(({ process }) => process.start()));

    begin('proxy');
    const addresses = (name: ServiceName) =>
      services.filter(({ service }) => service === name).map(({ address }) => address);
    const upstreams = { authoring: addresses('authoring'), runtime: addresses('runtime') };
    processes.push(await startProxy(join(folder, 'proxy'), { host, port }, upstreams, observer));

    const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
    return { url, key, processes, services, backends, stop };
  } catch (error) {
    await stop();
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', killAll);
  }
}

/** Proxy first, so that no request is cut off; then the services; what they stand on last. */
async function stopAll(processes: readonly SupervisedProcess[], folder: string): Promise<void> {
  const phase = ({ name }: SupervisedProcess) =>
    name === 'proxy' ? 0 : ['postgres', 'redis', 's3'].includes(name) ? 2 : 1;
  for (const current of [0, 1, 2]) {
    await Promise.all(processes.filter((one) => phase(one) === current).map((one) => one.stop()));
  }
  await rm(folder, { recursive: true, force: true });
}

/** Like Promise.all, but waits for all of them, so that whatever did start can be stopped after a failure. */
async function allSettled<T extends readonly unknown[]>(
  ...promises: { [K in keyof T]: Promise<T[K]> }
): Promise<T> {
  const settled = await Promise.allSettled(promises);
  const failure = settled.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return settled.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}

function secret(): string {
  return randomBytes(24).toString('hex');
}
