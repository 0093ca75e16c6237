import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { failingTo, ObjectConflictError, ObjectNotFoundError } from '../errors.ts';
import { checkKey, checkPrefix } from '../object-key.ts';
import {
  checkListOptions,
  type ListOptions,
  type ObjectPage,
  type ObjectStore,
  type PutOptions,
  type StoredObject,
} from '../object-store.ts';
import { createS3Client, type S3Settings } from './s3-client.ts';

export type { S3Settings };

/** Objects in one bucket of an S3-compatible service, under their keys as they are. */
export class S3ObjectStore implements ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(settings: S3Settings) {
    this.#client = createS3Client(settings);
    this.#bucket = settings.bucket;
  }

  async prepare(): Promise<void> {
    await failingTo(`use the bucket ${this.#bucket}`, async () => {
      const bucket = await unlessMissing(this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket })));
      if (!bucket) await this.#createBucket();
    });
  }

  async checkHealth(): Promise<void> {
    await failingTo(`reach the bucket ${this.#bucket}`, () =>
      this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket })),
    );
  }

  async put(key: string, body: Uint8Array | string, { contentType }: PutOptions): Promise<void> {
    const object = this.#object(key);
    // The client takes an empty string for no body at all.
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    await this.#put({ ...object, Body: bytes, ContentType: contentType });
  }

  async putFile(key: string, file: string, { contentType }: PutOptions): Promise<void> {
    const object = this.#object(key);
    // Opened once: another file may take the name meanwhile.
    const opened = await failingTo(`write ${key}`, () => open(file));
    try {
      const { size } = await opened.stat();
      const body = opened.createReadStream({ autoClose: false });
      await this.#put({ ...object, Body: body, ContentLength: size, ContentType: contentType });
    } finally {
      await opened.close();
    }
  }

  async get(key: string): Promise<Uint8Array<ArrayBuffer>> {
    const object = this.#object(key);
    const bytes = await failingTo(`read ${key}`, async () => {
      const response = await unlessMissing(this.#client.send(new GetObjectCommand(object)));
      return response && ((await response.Body!.transformToByteArray()) as Uint8Array<ArrayBuffer>);
    });
    if (bytes === undefined) throw new ObjectNotFoundError(key);
    return bytes;
  }

  async read(key: string): Promise<Readable> {
    const object = this.#object(key);
    const body = await failingTo(`read ${key}`, async () => {
      const response = await unlessMissing(this.#client.send(new GetObjectCommand(object)));
      return response?.Body as Readable | undefined;
    });
    if (body === undefined) throw new ObjectNotFoundError(key);
    return body;
  }

  async stat(key: string): Promise<StoredObject | undefined> {
    const object = this.#object(key);
    return failingTo(`look up ${key}`, async () => {
      const found = await unlessMissing(this.#client.send(new HeadObjectCommand(object)));
      return found && { key, sizeBytes: found.ContentLength!, modifiedAt: found.LastModified! };
    });
  }

  async list(prefix: string, options: ListOptions = {}): Promise<ObjectPage> {
    checkPrefix(prefix);
    const { after, limit } = checkListOptions(options);
    return failingTo(`list ${prefix}`, async () => {
      const response = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: prefix,
          StartAfter: after || undefined,
          MaxKeys: limit,
        }),
      );
      const objects = (response.Contents ?? []).map((content) => ({
        key: content.Key!,
        sizeBytes: content.Size!,
        modifiedAt: content.LastModified!,
      }));
      return { objects, next: response.IsTruncated ? objects.at(-1)?.key : undefined };
    });
  }

  async *listAll(prefix: string): AsyncGenerator<StoredObject> {
    let after: string | undefined;
    do {
      const page = await this.list(prefix, { after });
      yield* page.objects;
      after = page.next;
    } while (after !== undefined);
  }

  async delete(key: string): Promise<void> {
    const object = this.#object(key);
    await failingTo(`delete ${key}`, () => this.#client.send(new DeleteObjectCommand(object)));
  }

  async deletePrefix(prefix: string): Promise<void> {
    checkKey(prefix.replace(/\/$/, ''));
    for (;;) {
      // Always the first page: what it lists is gone when the next one is asked for.
      const { objects, next } = await this.list(prefix);
      if (objects.length > 0) await this.#deleteMany(prefix, objects);
      if (next === undefined) return;
    }
  }

  close(): void {
    this.#client.destroy();
  }

  async #put(object: PutObjectCommandInput & { Key: string }): Promise<void> {
    const put = () => this.#client.send(new PutObjectCommand(object)).catch(recognizeConflict(object.Key));
    await failingTo(`write ${object.Key}`, put);
  }

  #object(key: string): { Bucket: string; Key: string } {
    checkKey(key);
    return { Bucket: this.#bucket, Key: key };
  }

  async #createBucket(): Promise<void> {
    try {
      await this.#client.send(new CreateBucketCommand({ Bucket: this.#bucket }));
    } catch (error) {
      // Another service that starts at the same moment made it.
      if (!(error instanceof S3ServiceException && error.name === 'BucketAlreadyOwnedByYou')) throw error;
    }
  }

  async #deleteMany(prefix: string, objects: StoredObject[]): Promise<void> {
    await failingTo(`delete ${prefix}`, async () => {
      const { Errors: errors = [] } = await this.#client.send(
        new DeleteObjectsCommand({
          Bucket: this.#bucket,
          Delete: { Objects: objects.map(({ key }) => ({ Key: key })), Quiet: true },
        }),
      );
      if (errors.length > 0) {
        throw new Error(`${errors.length} not deleted, first ${errors[0].Key}: ${errors[0].Message}`);
      }
    });
  }
}

/** Undefined where the service answers that the object is missing (a missing bucket is an error). */
async function unlessMissing<Value>(result: Promise<Value>): Promise<Value | undefined> {
  try {
    return await result;
  } catch (error) {
    const missing = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
    if (missing && error.name !== 'NoSuchBucket') return undefined;
    throw error;
  }
}

/** A handler that turns 409 into the error that says what is in the way. */
function recognizeConflict(key: string): (error: unknown) => never {
  return (error) => {
    const conflict = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 409;
    throw conflict ? new ObjectConflictError(key, error) : error;
  };
}
