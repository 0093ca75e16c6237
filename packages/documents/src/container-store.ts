import { conflict } from '@spansmith/contract';
import {
  ObjectConflictError,
  ObjectNotFoundError,
  type ObjectStore,
  type StoredObject,
} from '@spansmith/object-store';
import { decodeDocument } from './document-text.ts';
import { containerPrefix, documentKey, isSafeLocation } from './names.ts';

/** A document as it is listed, without its text. */
export interface StoredDocument {
  location: string;
  /** Of the text in UTF-8. */
  sizeBytes: number;
  modifiedAt: Date;
}

/**
 * Containers of documents in an object store. A container comes into being with its first document. Whoever fills the
 * bucket with other tools puts documents under `containers/<container>/<location>`.
 *
 * Every method throws ApiError InvalidArgument for a name that can't be one.
 */
export class ContainerStore {
  readonly #objects: ObjectStore;

  constructor(objects: ObjectStore) {
    this.#objects = objects;
  }

  /**
   * Stores a text, given as bytes of UTF-8, in place of an older one if there is one. See `decodeDocument` for what
   * is refused and what is stored.
   *
   * @throws ApiError InvalidArgument, or Conflict where the store can't hold both `a` and `a/b`
   */
  async put(
    container: string,
    location: string,
    body: Uint8Array,
  ): Promise<{ document: StoredDocument; replaced: boolean }> {
    const key = documentKey(container, location);
    const text = decodeDocument(body, location);
    const replaced = (await this.#objects.stat(key)) !== undefined;
    try {
      await this.#objects.put(key, text, { contentType: 'text/plain; charset=utf-8' });
    } catch (error) {
      if (!(error instanceof ObjectConflictError)) throw error;
      throw conflict(
        `The document ${JSON.stringify(location)} can't be stored: with this object store, no document's name can be ` +
          "the folder of another one's. Rename one of them.",
        { target: 'location', cause: error },
      );
    }
    const document = { location, sizeBytes: Buffer.byteLength(text), modifiedAt: new Date() };
    return { document, replaced };
  }

  /**
   * The text that labels of this document count in; undefined if there is no such document.
   *
   * @throws ApiError InvalidArgument if it was put into the bucket by other tools and isn't usable text
   */
  async readText(container: string, location: string): Promise<string | undefined> {
    const key = documentKey(container, location);
    try {
      return decodeDocument(await this.#objects.get(key), location);
    } catch (error) {
      if (error instanceof ObjectNotFoundError) return undefined;
      throw error;
    }
  }

  /** Documents in the order of their locations' bytes, without the first `skip`, and at most `limit`. */
  async list(
    container: string,
    { skip = 0, limit = Number.POSITIVE_INFINITY }: { skip?: number; limit?: number } = {},
  ): Promise<StoredDocument[]> {
    const prefix = containerPrefix(container);
    const documents: StoredDocument[] = [];
    let skipped = 0;
    if (limit < 1) return documents;
    for await (const object of this.#objects.listAll(prefix)) {
      const document = toDocument(object, prefix);
      // Other tools may have left objects that are no documents, such as markers of empty folders.
      if (!isSafeLocation(document.location)) continue;
      if (skipped++ < skip) continue;
      documents.push(document);
      if (documents.length === limit) break;
    }
    return documents;
  }

  /** Removes a document; false if there was none. */
  async delete(container: string, location: string): Promise<boolean> {
    const key = documentKey(container, location);
    if ((await this.#objects.stat(key)) === undefined) return false;
    await this.#objects.delete(key);
    return true;
  }
}

function toDocument({ key, sizeBytes, modifiedAt }: StoredObject, prefix: string): StoredDocument {
  return { location: key.slice(prefix.length), sizeBytes, modifiedAt };
}
