import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../scripts/stack/find-program.ts';
import { startS3 } from '../../scripts/stack/s3.ts';

/**
 * Whether tests over S3 can run: on the service of `S3_ENDPOINT`, or on a server that the test starts. In CI they must
 * run, so there a missing `versitygw` makes them fail.
 */
export const s3IsAvailable =
  process.env.CI === 'true' ||
  process.env.S3_ENDPOINT !== undefined ||
  (await findProgram(['versitygw'], '').then(
    () => true,
    () => false,
  ));

/** An S3 store for tests. */
export interface TestS3 {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Stops the server and removes its folder; a service of `S3_ENDPOINT` goes on. */
  stop(): Promise<void>;
}

/** The service of `S3_ENDPOINT` (with `S3_REGION` and the keys), or a server for this test file alone. */
export async function startTestS3(): Promise<TestS3> {
  return process.env.S3_ENDPOINT === undefined ? startS3Server() : fromEnvironment(process.env);
}

async function startS3Server(): Promise<TestS3> {
  const folder = await mkdtemp(join(tmpdir(), 'spansmith-s3-'));
  const { process: server, environment } = await startS3(folder, 'secret-of-the-tests', {
    line: () => {},
    died: (name, how) => console.error(`${name} ended: ${how}`),
  });
  return {
    ...fromEnvironment(environment),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function fromEnvironment(environment: Record<string, string | undefined>): TestS3 {
  return {
    endpoint: environment.S3_ENDPOINT!,
    region: environment.S3_REGION ?? 'us-east-1',
    accessKeyId: environment.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: environment.S3_SECRET_ACCESS_KEY ?? '',
    stop: async () => {},
  };
}
