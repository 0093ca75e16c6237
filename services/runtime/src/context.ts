import type { Database } from '@spansmith/database';
import type { InferencePool, LoadedModel, ModelCache } from '@spansmith/inference';
import type { ObjectStore } from '@spansmith/object-store';
import type { Logger } from '@spansmith/service-kit';
import type { Kysely } from 'kysely';

/** What the operations and the worker of the runtime service stand on. */
export interface RuntimeContext {
  db: Kysely<Database>;
  objects: ObjectStore;
  /** The threads that models run in. */
  pool: InferencePool;
  /** Loaded models, by the id of their row. */
  models: ModelCache<LoadedModel>;
  log: Logger;
}
