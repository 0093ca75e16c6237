import type { FeatureConfig, FitOptions } from '@spansmith/taggers';

/** A set of feature templates that a project may be best served by. */
export interface Candidate {
  name: string;
  featureConfig: FeatureConfig;
}

/** The simplest first: a later one must do clearly better to be taken. */
export const candidates: readonly Candidate[] = [
  { name: 'sentence', featureConfig: { line: false, wideContextTokens: 0 } },
  { name: 'document', featureConfig: { line: true, wideContextTokens: 30 } },
];

/** By how much held-out micro F1 (0..1) must rise for a less simple candidate. */
export const minGain = 0.005;

/** A tighter tolerance takes up to twice the passes, and changes F1 by less than it does between two seeds. */
export const finalFit: FitOptions = { l2: 0.15, maxIterations: 100, tolerance: 0.02 };

/** Fits that are only compared with each other. */
export const comparisonFit: FitOptions = { l2: 0.15, maxIterations: 60, tolerance: 0.05 };
