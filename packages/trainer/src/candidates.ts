import type { FeatureConfig, FitOptions, Precision } from '@spansmith/taggers';

/** One way to make a part of a tagger. */
export type Candidate = CrfCandidate | OtherCandidate;
export type OtherCandidate = CnnCandidate | TransformerCandidate;

/** A set of feature templates that a project may be best served by. */
export interface CrfCandidate {
  kind: 'crf';
  name: string;
  featureConfig: FeatureConfig;
}

export interface CnnCandidate {
  kind: 'cnn';
}

/** A fine-tuned encoder; what it is without is found on held-out documents. */
export interface TransformerCandidate {
  kind: 'transformer';
  epochs?: number;
  precision?: Precision;
}

/** The simplest first: a later one must do clearly better to be taken. */
export const CRF_CANDIDATES: readonly CrfCandidate[] = [
  { kind: 'crf', name: 'sentence', featureConfig: { line: false, wideContextTokens: 0 } },
  { kind: 'crf', name: 'document', featureConfig: { line: true, wideContextTokens: 30 } },
];

export const CNN: CnnCandidate = { kind: 'cnn' };

/** A set of fewer UTF-16 code units teaches a CNN nothing that would help a CRF. */
export const LEAST_CHARACTERS_FOR_CNN = 8_000;

/**
 * The shares that a part is tried with, of a mixture with those before it. On labelled sets of six kinds a CRF and a CNN
 * did best together at about 7 to 3, or without the CNN (docs/decisions/held-out-posteriors.md), while the F1 of some
 * hundred held-out labels strays by more than that makes.
 */
export const SHARES: Record<OtherCandidate['kind'], readonly number[]> = {
  cnn: [0.2, 0.3, 0.4, 1],
  transformer: [0.3, 0.5, 0.7, 1],
};

/**
 * `compared` trainings only tell candidates from each other; `kept` ones make the tagger, or decide how it decodes. A
 * tighter tolerance takes up to twice the passes, and changes F1 by less than it does between two seeds.
 */
export type Effort = 'compared' | 'kept';

export const CRF_FITS: Record<Effort, FitOptions> = {
  compared: { l2: 0.15, maxIterations: 60, tolerance: 0.05 },
  kept: { l2: 0.15, maxIterations: 100, tolerance: 0.02 },
};

/** Networks know by themselves how long to train; this only bounds it. */
export const MAX_EPOCHS = 200;
