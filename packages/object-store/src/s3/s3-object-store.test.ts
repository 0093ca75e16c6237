import { describe, expect, it } from 'vitest';
import { ObjectStoreError } from '../errors.ts';
import { describeObjectStore } from '../object-store-suite.ts';
import { openObjectStore } from '../open-object-store.ts';
import { S3ObjectStore, type S3Settings } from './s3-object-store.ts';

const { CI, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = process.env;

const settings: S3Settings = {
  endpoint: S3_ENDPOINT ?? '',
  region: S3_REGION ?? 'us-east-1',
  bucket: 'object-store-test',
  accessKeyId: S3_ACCESS_KEY_ID ?? '',
  secretAccessKey: S3_SECRET_ACCESS_KEY ?? '',
};

describe.skipIf(!S3_ENDPOINT && CI !== 'true')('an S3 bucket (S3_ENDPOINT)', () => {
  // The server of these tests keeps objects as files.
  describeObjectStore(() => openObjectStore({ kind: 's3', ...settings }), { holdsNestedKeys: false });

  it('says that the bucket is missing, not the object', async () => {
    const store = new S3ObjectStore({ ...settings, bucket: 'no-such-bucket-here' });
    await expect(store.checkHealth()).rejects.toThrow(ObjectStoreError);
    await expect(store.get('key')).rejects.toThrow(ObjectStoreError);
    store.close();
  });

  it('reports a wrong secret as a failure of the store', async () => {
    const store = new S3ObjectStore({ ...settings, secretAccessKey: 'wrong' });
    await expect(store.get('key')).rejects.toThrow(ObjectStoreError);
    store.close();
  });
});

it('reports a service that nobody answers for as a failure of the store', async () => {
  const store = new S3ObjectStore({
    ...settings,
    endpoint: 'http://127.0.0.1:1',
    accessKeyId: 'a',
    secretAccessKey: 'b',
  });
  await expect(store.checkHealth()).rejects.toThrow(/failed to reach the bucket.*ECONNREFUSED/);
  store.close();
});
