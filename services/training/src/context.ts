import type { Queryable } from '@spansmith/database';
import type { ContainerStore } from '@spansmith/documents';
import type { ObjectStore } from '@spansmith/object-store';
import type { Logger } from '@spansmith/service-kit';

/** What the jobs of the training service stand on. */
export interface TrainingContext {
  db: Queryable;
  objects: ObjectStore;
  containers: ContainerStore;
  log: Logger;
  /** Limit of the JavaScript heap of each training process; its arrays of numbers come on top of it. */
  trainingMemoryMiB: number;
  /** A folder of this machine in which every training gets one of its own. */
  workFolder: string;
}
