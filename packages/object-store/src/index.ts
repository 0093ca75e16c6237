export { ObjectConflictError, ObjectCorruptError, ObjectNotFoundError, ObjectStoreError } from './errors.ts';
export { FolderObjectStore } from './folder/folder-object-store.ts';
export { findKeyProblem, InvalidObjectKeyError, MAX_KEY_BYTES } from './object-key.ts';
export {
  artifactPrefix,
  CHECKPOINTS_PREFIX,
  checkpointPrefix,
  exportKey,
  modelReportKey,
  snapshotKey,
  snapshotPrefix,
} from './object-layout.ts';
export {
  type ListOptions,
  MAX_PAGE_SIZE,
  type ObjectPage,
  type ObjectStore,
  type PutOptions,
  type StoredObject,
} from './object-store.ts';
export { type ObjectStoreConfig, openObjectStore } from './open-object-store.ts';
export type { S3Settings } from './s3/s3-object-store.ts';
export { getVerified } from './verified.ts';
