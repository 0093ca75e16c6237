import type { Database } from '@spansmith/database';
import type { LoadedModel, ModelCache } from '@spansmith/inference';
import type { ObjectStore } from '@spansmith/object-store';
import type { Kysely } from 'kysely';

/** What the operations and the worker of the runtime service stand on. */
export interface RuntimeContext {
  db: Kysely<Database>;
  objects: ObjectStore;
  /** Loaded models, by the id of their row. */
  models: ModelCache<LoadedModel>;
  /** Threads that serve each loaded model. */
  threadsPerModel: number;
}
