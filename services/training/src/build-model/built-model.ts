import type { StoredWarning } from '@spansmith/database';
import type { NewArtifact } from '@spansmith/model-artifact';
import type { TrainReport } from '@spansmith/trainer';
import type { Evaluation } from './evaluate-model.ts';

/** A trained and evaluated model: what goes into its artifact, and how it did. */
export interface BuiltModel extends NewArtifact {
  evaluation: Evaluation;
  /** What was tried, what was taken and why. */
  report: TrainReport;
  warnings: StoredWarning[];
}
