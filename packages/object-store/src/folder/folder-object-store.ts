import { constants, createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { writeAtomically } from '@spansmith/basics';
import { failingTo, ObjectNotFoundError, ObjectStoreError } from '../errors.ts';
import { checkKey, checkPrefix } from '../object-key.ts';
import {
  checkListOptions,
  type ListOptions,
  type ObjectPage,
  type ObjectStore,
  type StoredObject,
} from '../object-store.ts';
import { pathOfKey } from './file-names.ts';
import { walk } from './walk.ts';

/** Begins with a dot, which no encoded name does, so it is never mistaken for objects. */
const STAGING_FOLDER = '.staging';
const OWNER_ONLY = 0o700;
const ABANDONED_AFTER_MS = 3_600_000;

/** Objects as files below one folder, readable by their owner only. The content type isn't kept. */
export class FolderObjectStore implements ObjectStore {
  readonly #root: string;
  readonly #staging: string;

  constructor(folder: string) {
    this.#root = resolve(folder);
    this.#staging = join(this.#root, STAGING_FOLDER);
  }

  async prepare(): Promise<void> {
    await failingTo(`use the folder ${this.#root}`, async () => {
      await mkdir(this.#staging, { recursive: true, mode: OWNER_ONLY });
      await removeAbandoned(this.#staging);
    });
  }

  async checkHealth(): Promise<void> {
    await failingTo(`use the folder ${this.#root}`, () =>
      access(this.#staging, constants.R_OK | constants.W_OK | constants.X_OK),
    );
  }

  async put(key: string, body: Uint8Array | string): Promise<void> {
    const file = this.#fileOf(key);
    await failingTo(`write ${key}`, () => writeAtomically(file, body, this.#staging));
  }

  async putFile(key: string, source: string): Promise<void> {
    const file = this.#fileOf(key);
    await failingTo(`write ${key}`, () => writeAtomically(file, createReadStream(source), this.#staging));
  }

  async get(key: string): Promise<Uint8Array<ArrayBuffer>> {
    const file = this.#fileOf(key);
    const bytes = await failingTo(`read ${key}`, () => unlessMissing(readFile(file)));
    if (bytes === undefined) throw new ObjectNotFoundError(key);
    return bytes;
  }

  async read(key: string): Promise<Readable> {
    const file = this.#fileOf(key);
    const opened = await failingTo(`read ${key}`, () => unlessMissing(open(file)));
    if (opened === undefined) throw new ObjectNotFoundError(key);
    return opened.createReadStream();
  }

  async stat(key: string): Promise<StoredObject | undefined> {
    const file = this.#fileOf(key);
    return failingTo(`look up ${key}`, () => describe(key, file));
  }

  async list(prefix: string, options: ListOptions = {}): Promise<ObjectPage> {
    checkPrefix(prefix);
    const { after, limit } = checkListOptions(options);
    return failingTo(`list ${prefix}`, async () => {
      const objects: StoredObject[] = [];
      for await (const { key, file } of walk(this.#root, prefix, after)) {
        if (objects.length === limit) return { objects, next: objects[limit - 1].key };
        const object = await describe(key, file);
        if (object) objects.push(object);
      }
      return { objects, next: undefined };
    });
  }

  async *listAll(prefix: string): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    try {
      for await (const { key, file } of walk(this.#root, prefix)) {
        const object = await describe(key, file);
        if (object) yield object;
      }
    } catch (cause) {
      throw new ObjectStoreError(`list ${prefix}`, cause);
    }
  }

  async delete(key: string): Promise<void> {
    const file = this.#fileOf(key);
    await failingTo(`delete ${key}`, async () => {
      await unlessMissing(unlink(file));
      await this.#removeEmpty(dirname(file));
    });
  }

  async deletePrefix(prefix: string): Promise<void> {
    checkKey(prefix.replace(/\/$/, ''));
    await failingTo(`delete ${prefix}`, async () => {
      let folder = this.#root;
      for await (const { file } of walk(this.#root, prefix)) {
        await unlessMissing(unlink(file));
        if (dirname(file) !== folder) await this.#removeEmpty(folder);
        folder = dirname(file);
      }
      await this.#removeEmpty(folder);
    });
  }

  close(): void {}

  #fileOf(key: string): string {
    checkKey(key);
    return join(this.#root, ...pathOfKey(key));
  }

  /** Removes a folder if it is empty, then the one around it, and so on. */
  async #removeEmpty(lowest: string): Promise<void> {
    for (let folder = lowest; folder !== this.#root; folder = dirname(folder)) {
      try {
        await rmdir(folder);
      } catch {
        return;
      }
    }
  }
}

async function describe(key: string, file: string): Promise<StoredObject | undefined> {
  const stats = await unlessMissing(stat(file));
  return stats && { key, sizeBytes: stats.size, modifiedAt: stats.mtime };
}

/** What a kill in the middle of a write has left behind. */
async function removeAbandoned(staging: string): Promise<void> {
  for (const name of await readdir(staging)) {
    const file = join(staging, name);
    const stats = await unlessMissing(stat(file));
    if (stats && Date.now() - stats.mtimeMs > ABANDONED_AFTER_MS) await rm(file, { force: true });
  }
}

async function unlessMissing<Value>(result: Promise<Value>): Promise<Value | undefined> {
  try {
    return await result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
