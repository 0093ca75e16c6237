import type { Queryable } from '@spansmith/database';
import type { InferencePool, LoadedModel, ModelCache } from '@spansmith/inference';
import type { ObjectStore } from '@spansmith/object-store';
import type { Logger } from '@spansmith/service-kit';

/** What the operations and the worker of the runtime service stand on. */
export interface RuntimeContext {
  db: Queryable;
  objects: ObjectStore;
  /** The threads that models run in. */
  pool: InferencePool;
  /** Loaded models, by the id of their row. */
  models: ModelCache<LoadedModel>;
  log: Logger;
}
