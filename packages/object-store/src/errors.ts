/** There is no object under this key. */
export class ObjectNotFoundError extends Error {
  override name = 'ObjectNotFoundError';
  readonly key: string;

  constructor(key: string) {
    super(`There is no object ${JSON.stringify(key)}.`);
    this.key = key;
  }
}

/** The object's bytes are not those that were stored: damaged, cut or replaced. */
export class ObjectCorruptError extends Error {
  override name = 'ObjectCorruptError';
  readonly key: string;

  constructor(key: string, expectedSha256: string, actualSha256: string) {
    super(`Object ${JSON.stringify(key)} has SHA-256 ${actualSha256}; expected ${expectedSha256}.`);
    this.key = key;
  }
}

/**
 * The store can't hold this object beside another one: an S3 service that keeps objects as files has no room for both
 * `a` and `a/b`. Amazon S3 and our folder have.
 */
export class ObjectConflictError extends Error {
  override name = 'ObjectConflictError';
  readonly key: string;

  constructor(key: string, cause: unknown) {
    super(
      `Object ${JSON.stringify(key)} can't be stored: in this store no key can also be the folder of another one.`,
      { cause },
    );
    this.key = key;
  }
}

/** The store itself failed: not reachable, no permission, disk full. `cause` has the details. */
export class ObjectStoreError extends Error {
  override name = 'ObjectStoreError';

  constructor(action: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    super(`The object store failed to ${action}: ${reason}`, { cause });
  }
}

/** Runs one action on the store; whatever it throws becomes an ObjectStoreError, unless it says more already. */
export async function failingTo<Value>(action: string, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof ObjectConflictError) throw cause;
    throw new ObjectStoreError(action, cause);
  }
}
