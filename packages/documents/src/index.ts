export { ContainerStore, type StoredDocument } from './container-store.ts';
export { decodeDocument, MAX_DOCUMENT_LENGTH_UTF16 } from './document-text.ts';
export {
  CONTAINER_NAME,
  containerPrefix,
  documentKey,
  findContainerNameProblem,
  findLocationProblem,
  isSafeLocation,
  MAX_LOCATION_BYTES,
} from './names.ts';
