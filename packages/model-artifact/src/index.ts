export {
  ArtifactCorruptError,
  ArtifactError,
  ArtifactMissingError,
  ArtifactUnsupportedError,
} from './errors.ts';
export type { Manifest } from './manifest.ts';
export { type Artifact, readArtifact } from './read-artifact.ts';
export { type NewArtifact, packArtifact, type WrittenArtifact, writeArtifact } from './write-artifact.ts';
