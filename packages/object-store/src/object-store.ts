import type { Readable } from 'node:stream';

/**
 * Where documents, training snapshots and model artifacts lie: a flat map from keys to bytes.
 *
 * Keys are paths without a leading slash (`models/7f…/model.onnx`), see `object-key.ts`. A put is atomic: a reader
 * sees the old bytes or the new ones, never a part, and once a put has resolved every reader sees the new ones.
 * Nothing is cached or verified here; whoever knows a hash reads through `getVerified`.
 *
 * Every method throws `InvalidObjectKeyError` for a key that is none, and `ObjectStoreError` when the store fails.
 */
export interface ObjectStore {
  /** Makes the folder or bucket if it is missing. To be called once, at start. */
  prepare(): Promise<void>;

  /** Rejects if the store can't be used now. */
  checkHealth(): Promise<void>;

  /** Writes an object, in place of an older one if there is one. @throws ObjectConflictError */
  put(key: string, body: Uint8Array | string, options: PutOptions): Promise<void>;

  /** As `put`, with what is in a file of this machine, which is not held in memory. @throws ObjectConflictError */
  putFile(key: string, file: string, options: PutOptions): Promise<void>;

  /** The whole object. @throws ObjectNotFoundError */
  get(key: string): Promise<Uint8Array<ArrayBuffer>>;

  /**
   * The object as a stream, for what is too large to hold. What fails on the way is the stream's error; whoever stops
   * before its end destroys it. @throws ObjectNotFoundError
   */
  read(key: string): Promise<Readable>;

  /** Size and age of an object; undefined if there is none. */
  stat(key: string): Promise<StoredObject | undefined>;

  /**
   * The objects whose keys begin with `prefix` (any string that a key can begin with, or ''), ordered by the bytes
   * of their keys in UTF-8: `a`, `a.txt`, `a/b`, `a0`.
   */
  list(prefix: string, options?: ListOptions): Promise<ObjectPage>;

  /** All objects whose keys begin with `prefix`, in the order of `list`; cheaper than page after page. */
  listAll(prefix: string): AsyncIterable<StoredObject>;

  /** Removes an object; removing one that isn't there is no error. */
  delete(key: string): Promise<void>;

  /** Removes every object whose key begins with `prefix`, which can't be ''. Not atomic; safe to repeat. */
  deletePrefix(prefix: string): Promise<void>;

  /** Frees sockets. The store can't be used afterwards. */
  close(): void;
}

/** What is said of an object when it is written. */
export interface PutOptions {
  /** For whoever looks into the bucket with other tools; the platform itself never reads it back. */
  contentType: string;
}

/** What a store knows of an object besides its bytes. */
export interface StoredObject {
  key: string;
  sizeBytes: number;
  modifiedAt: Date;
}

/** Which page of a list is asked for. */
export interface ListOptions {
  /** Only keys after this one: the last page's `next`. */
  after?: string;
  /** Most objects to return, 1 to 1000; default 1000. */
  limit?: number;
}

/** One page of a list. */
export interface ObjectPage {
  objects: StoredObject[];
  /** Pass as `after` to get what follows; undefined on the last page. */
  next: string | undefined;
}

/** The most objects of one page. */
export const MAX_PAGE_SIZE = 1000;

/** List options with their defaults. @throws RangeError if `limit` is out of range. */
export function checkListOptions({ after = '', limit = MAX_PAGE_SIZE }: ListOptions): Required<ListOptions> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE_SIZE) {
    throw new RangeError(`limit is ${limit}; expected a whole number from 1 to ${MAX_PAGE_SIZE}`);
  }
  return { after, limit };
}
