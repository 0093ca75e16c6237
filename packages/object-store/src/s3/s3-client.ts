import { S3Client } from '@aws-sdk/client-s3';

/** An S3-compatible service and the bucket to use there. Path-style addresses, so that any host name works. */
export interface S3Settings {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Counts from the call on, so it includes the wait for one of the client's 50 sockets. */
const CONNECT_LIMIT_MS = 10_000;
const IDLE_LIMIT_MS = 30_000;
const ATTEMPTS = 3;

/** A client that gives up on a silent server and retries what failed on the way. */
export function createS3Client({ endpoint, region, accessKeyId, secretAccessKey }: S3Settings): S3Client {
  return new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_LIMIT_MS, socketTimeout: IDLE_LIMIT_MS },
    // Not every compatible service knows the newer checksums. What must not change is read through `getVerified`.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
