import { basename } from 'node:path/posix';
import { conflict } from '@spansmith/contract';
import { ObjectNotFoundError, type ObjectStore } from '@spansmith/object-store';
import { parseSnapshot, type TrainingSetSnapshot } from '@spansmith/training-set';

/**
 * What a model was trained on. A snapshot's key ends in the SHA-256 that its bytes must have.
 *
 * @throws ApiError Conflict when it is gone; Error when its bytes are damaged
 */
export async function readSnapshot(objects: ObjectStore, key: string): Promise<TrainingSetSnapshot> {
  try {
    return parseSnapshot(await objects.get(key), basename(key, '.json'));
  } catch (cause) {
    if (!(cause instanceof ObjectNotFoundError)) throw cause;
    throw conflict('The model was deleted before its training data could be read.', { cause });
  }
}
