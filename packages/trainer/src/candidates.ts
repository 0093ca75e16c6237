import type { FeatureConfig, FitOptions } from '@spansmith/taggers';

/** One way to make a part of a tagger. */
export type Candidate = CrfCandidate;

/** A set of feature templates that a project may be best served by. */
export interface CrfCandidate {
  kind: 'crf';
  name: string;
  featureConfig: FeatureConfig;
}

/** The simplest first: a later one must do clearly better to be taken. */
export const CRF_CANDIDATES: readonly CrfCandidate[] = [
  { kind: 'crf', name: 'sentence', featureConfig: { line: false, wideContextTokens: 0 } },
  { kind: 'crf', name: 'document', featureConfig: { line: true, wideContextTokens: 30 } },
];

/**
 * `compared` trainings only tell candidates from each other; `kept` ones make the tagger, or decide how it decodes. A
 * tighter tolerance takes up to twice the passes, and changes F1 by less than it does between two seeds.
 */
export type Effort = 'compared' | 'kept';

export const CRF_FITS: Record<Effort, FitOptions> = {
  compared: { l2: 0.15, maxIterations: 60, tolerance: 0.05 },
  kept: { l2: 0.15, maxIterations: 100, tolerance: 0.02 },
};

/** About how long a training takes for each UTF-16 code unit, in no unit. */
export function workPerCharacter({ featureConfig }: Candidate, effort: Effort): number {
  return CRF_FITS[effort].maxIterations * (featureConfig.wideContextTokens > 0 ? 2 : 1);
}

/** Candidates for the parts of a tagger besides the CRF. */
export const OTHER_CANDIDATES: readonly Candidate[] = [];
