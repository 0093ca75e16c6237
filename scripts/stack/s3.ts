import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';
import { answersOk } from './probes.ts';
import { type Observer, SupervisedProcess } from './supervised-process.ts';

const BUCKET = 'spansmith';
const REGION = 'us-east-1';
const ACCESS_KEY_ID = 'spansmith';

/** An S3 server of this machine. */
export interface S3Backend {
  process: SupervisedProcess;
  /** What the services take as their S3_* variables. */
  environment: Record<
    'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY',
    string
  >;
}

/**
 * versitygw over a folder: an S3 server that checks signatures, checksums and preconditions, with one empty bucket.
 *
 * Object keys are paths of that folder, so unlike in other S3 stores `a` and `a/b` cannot both exist.
 */
export async function startS3(folder: string, secret: string, observer: Observer): Promise<S3Backend> {
  const server = await findProgram(['versitygw'], 'run scripts/stack/install-tools (needs Go)');
  const port = await freePort();
  const objects = join(folder, 'objects');
  const metadata = join(folder, 'metadata');
  await mkdir(objects, { recursive: true });
  await mkdir(metadata);
  const listen = [
    '--port',
    `127.0.0.1:${port}`,
    '--region',
    REGION,
    '--health',
    '/health',
    '--quiet',
    '--keep-alive',
  ];
  const process = new SupervisedProcess(
    {
      name: 's3',
      command: server,
      // Metadata in a folder of its own: not every file system has extended attributes.
      args: [...listen, 'posix', '--sidecar', metadata, objects],
      environment: { ROOT_ACCESS_KEY: ACCESS_KEY_ID, ROOT_SECRET_KEY: secret },
      stopSignal: 'SIGTERM',
      isReady: () => answersOk(`http://127.0.0.1:${port}/health`),
    },
    observer,
  );
  await process.start();
  const environment = {
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_BUCKET: BUCKET,
    S3_REGION: REGION,
    S3_ACCESS_KEY_ID: ACCESS_KEY_ID,
    S3_SECRET_ACCESS_KEY: secret,
  };
  try {
    await createBucket(environment);
  } catch (error) {
    await process.stop();
    throw error;
  }
  return { process, environment };
}

async function createBucket(environment: S3Backend['environment']): Promise<void> {
  const client = new S3Client({
    endpoint: environment.S3_ENDPOINT,
    region: environment.S3_REGION,
    forcePathStyle: true,
    credentials: {
      accessKeyId: environment.S3_ACCESS_KEY_ID,
      secretAccessKey: environment.S3_SECRET_ACCESS_KEY,
    },
  });
  try {
    await client.send(new CreateBucketCommand({ Bucket: environment.S3_BUCKET }));
  } finally {
    client.destroy();
  }
}
