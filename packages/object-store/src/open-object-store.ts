import { FolderObjectStore } from './folder/folder-object-store.ts';
import type { ObjectStore } from './object-store.ts';
import type { S3Settings } from './s3/s3-object-store.ts';

/** Which store: a folder of this machine, or a bucket of an S3-compatible service. */
export type ObjectStoreConfig = { kind: 'folder'; folder: string } | ({ kind: 's3' } & S3Settings);

/** Opens the configured store and makes its folder or bucket if it is missing. @throws ObjectStoreError */
export async function openObjectStore(config: ObjectStoreConfig): Promise<ObjectStore> {
  const store = config.kind === 'folder' ? new FolderObjectStore(config.folder) : await openS3(config);
  await store.prepare();
  return store;
}

async function openS3(settings: S3Settings): Promise<ObjectStore> {
  // Loaded on demand: the SDK costs 0.1 s and memory that the embedded mode has no use for.
  const { S3ObjectStore } = await import('./s3/s3-object-store.ts');
  return new S3ObjectStore(settings);
}
