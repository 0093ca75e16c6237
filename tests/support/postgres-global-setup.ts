import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a Unix socket: whoever connects reads `{ connectionString }` or `{ error }` of the run's one server. */
    postgresSocket: string;
  }
}

/**
 * One Postgres server for each vitest run, started when the first test asks for it (most runs of one package never
 * do), stopped and removed at the end.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | undefined;
  const folder = await mkdtemp(join(tmpdir(), 'spansmith-tests-'));
  const listener = createServer((socket) => {
    server ??= startPostgresServer();
    server.then(
      ({ connectionString }) => socket.end(JSON.stringify({ connectionString })),
      (error: Error) => socket.end(JSON.stringify({ error: error.message })),
    );
  });
  const path = join(folder, 'socket');
  await new Promise<void>((listening) => listener.listen(path, listening));
  project.provide('postgresSocket', path);

  return async () => {
    listener.close();
    const started = await server?.catch(() => undefined);
    await started?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
