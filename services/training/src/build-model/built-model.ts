import type { StoredWarning } from '@spansmith/database';
import type { NewArtifact } from '@spansmith/model-artifact';
import type { Evaluation } from './evaluate-model.ts';

/** A trained and evaluated model: what goes into its artifact, and how it did. */
export interface BuiltModel extends NewArtifact {
  evaluation: Evaluation;
  warnings: StoredWarning[];
}
