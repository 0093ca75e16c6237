/** An artifact that cannot be used. `prefix` is where it lies in the object store. */
export class ArtifactError extends Error {
  override name = 'ArtifactError';
  readonly prefix: string;

  constructor(prefix: string, problem: string, options?: ErrorOptions) {
    super(`Model artifact ${JSON.stringify(prefix)}: ${problem}`, options);
    this.prefix = prefix;
  }
}

/** A file of the artifact is not in the store. */
export class ArtifactMissingError extends ArtifactError {
  override name = 'ArtifactMissingError';
}

/** A file is not what was written: damaged, cut, replaced, or never a manifest. */
export class ArtifactCorruptError extends ArtifactError {
  override name = 'ArtifactCorruptError';
}

/** The artifact is sound, but made by another version of the platform that this one does not understand. */
export class ArtifactUnsupportedError extends ArtifactError {
  override name = 'ArtifactUnsupportedError';
}
