export { ContainerStore, type StoredDocument } from './container-store.ts';
export { findContainerNameProblem, isSafeLocation } from './names.ts';
