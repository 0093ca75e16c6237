import type { StoredWarning } from '@spansmith/database';
import type { NewArtifact } from '@spansmith/model-artifact';
import type { Evaluation } from './evaluate-model.ts';
import type { BuildReport } from './model-report.ts';

/** A trained and evaluated model: what goes into its artifact, and how it did. */
export interface BuiltModel extends NewArtifact {
  evaluation: Evaluation;
  /** What was tried, what was taken and why. */
  report: BuildReport;
  /** Memory that the model takes when it is served, estimated. */
  servingBytes: number;
  warnings: StoredWarning[];
}
