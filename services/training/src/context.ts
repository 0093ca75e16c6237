import type { Queryable } from '@spansmith/database';
import type { ContainerStore } from '@spansmith/documents';
import type { ObjectStore } from '@spansmith/object-store';
import type { Logger } from '@spansmith/service-kit';
import type { LearningMaterial } from './learning-material.ts';

/** What the jobs of the training service stand on. */
export interface TrainingContext {
  db: Queryable;
  objects: ObjectStore;
  containers: ContainerStore;
  log: Logger;
  /** What each training process may take. */
  trainingMemoryMiB: number;
  /** Threads that each training process may train in. */
  trainingThreads: number;
  learningMaterial: LearningMaterial;
  /** A folder of this machine in which every training gets one of its own. */
  workFolder: string;
}
