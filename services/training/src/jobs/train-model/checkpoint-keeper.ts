import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { checkpointPrefix, type ObjectStore } from '@spansmith/object-store';
import type { Logger } from '@spansmith/service-kit';
import { checkpointFolder } from './checkpoint-files.ts';

const CONTENT_TYPE = { contentType: 'application/octet-stream' };

/**
 * Brings the checkpoints of a training job to the object store while its child goes on, one at a time and each in its
 * newest state, and back to the next attempt. They only save time: what cannot be stored or fetched is logged.
 */
export class CheckpointKeeper {
  readonly #objects: ObjectStore;
  readonly #prefix: string;
  readonly #folder: string;
  readonly #log: Logger;
  /** Names of trainings with a checkpoint that is newer than the stored one. */
  readonly #waiting = new Set<string>();
  #storing: Promise<void> | undefined;
  #isClosed = false;

  /** @param folder the work folder of the child */
  constructor(objects: ObjectStore, jobId: string, folder: string, log: Logger) {
    this.#objects = objects;
    this.#prefix = checkpointPrefix(jobId);
    this.#folder = checkpointFolder(folder);
    this.#log = log.child({ jobId });
  }

  /** Puts what an earlier attempt has left where the child finds it. */
  async fetch(): Promise<void> {
    await mkdir(this.#folder);
    try {
      for await (const { key } of this.#objects.listAll(this.#prefix)) {
        const file = join(this.#folder, key.slice(this.#prefix.length));
        await pipeline(await this.#objects.read(key), createWriteStream(file));
      }
    } catch (err) {
      this.#log.warn({ err }, 'a checkpoint could not be fetched; what it holds is trained again');
    }
  }

  /** Stores the checkpoint of a training, unless a newer one comes first. */
  saved(training: string): void {
    if (this.#isClosed) return;
    this.#waiting.add(training);
    this.#storing ??= this.#store().finally(() => {
      this.#storing = undefined;
    });
  }

  /** Drops what is waiting; when it resolves, nothing is stored any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.clear();
    await this.#storing;
  }

  /** Deletes all that is stored for the job. What is left behind, the clean-up deletes. */
  async delete(): Promise<void> {
    await this.close();
    await this.#objects
      .deletePrefix(this.#prefix)
      .catch((err) => this.#log.warn({ err }, 'checkpoints of a job that has ended were left behind'));
  }

  async #store(): Promise<void> {
    for (const training of this.#waiting) {
      this.#waiting.delete(training);
      await this.#objects
        .putFile(this.#prefix + training, join(this.#folder, training), CONTENT_TYPE)
        .catch((err) => this.#log.warn({ err }, 'a checkpoint was not stored'));
    }
  }
}
