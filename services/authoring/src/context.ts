import type { TrainingConditions } from '@spansmith/contract';
import type { Queryable } from '@spansmith/database';
import type { ContainerStore } from '@spansmith/documents';
import type { ObjectStore } from '@spansmith/object-store';
import type { Logger } from '@spansmith/service-kit';

/** What the operations of the authoring service stand on. */
export interface AuthoringContext {
  db: Queryable;
  objects: ObjectStore;
  containers: ContainerStore;
  /** What the training service can do. */
  training: TrainingConditions;
  log: Logger;
}
