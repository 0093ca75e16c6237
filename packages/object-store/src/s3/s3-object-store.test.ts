import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3IsAvailable, startTestS3, type TestS3 } from '../../../../tests/support/s3.ts';
import { describeObjectStore } from '../../test-support/object-store-suite.ts';
import { ObjectStoreError } from '../errors.ts';
import { openObjectStore } from '../open-object-store.ts';
import { S3ObjectStore } from './s3-object-store.ts';

describe.skipIf(!s3IsAvailable)('an S3 bucket', () => {
  let server: TestS3;

  beforeAll(async () => {
    server = await startTestS3();
  });

  afterAll(() => server?.stop());

  const settings = () => ({ ...server, bucket: 'object-store-test' });

  describe('(with a server that keeps objects as files)', () => {
    describeObjectStore(() => openObjectStore({ kind: 's3', ...settings() }), { holdsNestedKeys: false });
  });

  it('says that the bucket is missing, not the object', async () => {
    const store = new S3ObjectStore({ ...settings(), bucket: 'no-such-bucket-here' });
    await expect(store.checkHealth()).rejects.toThrow(ObjectStoreError);
    await expect(store.get('key')).rejects.toThrow(ObjectStoreError);
    store.close();
  });

  it('reports a wrong secret as a failure of the store', async () => {
    const store = new S3ObjectStore({ ...settings(), secretAccessKey: 'wrong' });
    await expect(store.get('key')).rejects.toThrow(ObjectStoreError);
    store.close();
  });
});

it('reports a service that nobody answers for as a failure of the store', async () => {
  const store = new S3ObjectStore({
    endpoint: 'http://127.0.0.1:1',
    region: 'us-east-1',
    bucket: 'none',
    accessKeyId: 'a',
    secretAccessKey: 'b',
  });
  await expect(store.checkHealth()).rejects.toThrow(/failed to reach the bucket.*ECONNREFUSED/);
  store.close();
});
