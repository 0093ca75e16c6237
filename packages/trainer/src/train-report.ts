import type { Precision } from '@spansmith/taggers';
import type { SplitRules } from '@spansmith/tokenization';

/**
 * What was tried, what was taken and why, and what held-out documents show of the labels: as JSON, and the same for the
 * same training set, seed and software. Scores are 0..1; those of held-out documents are of strict matches, category,
 * start and end all equal.
 */
export interface TrainReport {
  documents: number;
  labels: number;
  /** How words are split that labels cut through. */
  splits: SplitRules;
  /** `a`: trained from the labels alone; `b`: with a pretrained encoder besides. */
  engine: 'a' | 'b';
  heldOut: HeldOut;
  choices: Choices;
  /** What the tagger is made of. */
  parts: { kind: string; weight: number; precision: Precision }[];
  /** In the order of the project. */
  categories: CategoryResult[];
  /** Categories that are taken for each other, the most frequent first. */
  confusedPairs: ConfusedPair[];
  /** Labels that may be wrong or missing, the most certain first. */
  suspects: Suspect[];
  /** How far confidences can be trusted: bins of equal width from 0 to 1, those without predictions left out. */
  reliability: ReliabilityBin[];
}

/** How training documents were held out from the taggers that were tried on them. */
export interface HeldOut {
  method: 'none' | 'cross-validation' | 'split';
  /** Taggers that were trained on a part of the documents for each candidate; 0 if none. */
  folds: number;
  /** Documents that were held out from one of them. */
  documents: number;
  /** Why so, for people. */
  reason: string;
  /** Of the tagger that was chosen, at its threshold. */
  scores?: Scores;
}

export interface Scores {
  precision: number;
  recall: number;
  f1: number;
}

/** Every choice that held-out documents made. */
export interface Choices {
  /** The set of feature templates of the CRF. */
  features: Choice<string>;
  /** The weight of each kind of part; one that is left out has 0. */
  weights: Choice<Record<string, number>>;
  /** See `MixtureConfig`. */
  threshold: Choice<number>;
  /** See `MixtureConfig`. */
  temperature: Choice<number>;
  /** Passes of the encoder's fine-tuning over the documents. */
  epochs?: Choice<number>;
  /** How the encoder's weights are served. */
  precision?: Choice<'fp32' | 'int8'>;
}

export interface Choice<Value> {
  value: Value;
  /** For people. */
  reason: string;
  measure: 'micro F1' | 'log loss';
  /** Empty where nothing could be measured. */
  tried: { value: Value; score: number }[];
}

export interface CategoryResult {
  category: string;
  labels: number;
  /** Documents with at least one label of the category. */
  documents: number;
  /** On the documents that were held out, if those have labels or predictions of the category. */
  heldOut?: Scores;
}

/** Held-out predictions that overlap a label of another category. */
export interface ConfusedPair {
  labelled: string;
  predicted: string;
  count: number;
}

/**
 * A label that a tagger which did not see it contradicts with high confidence, or a confident prediction where nothing
 * is labelled. Offsets are UTF-16 code units.
 */
export interface Suspect {
  kind: 'label' | 'missing label';
  /** Index of the document in the training set. */
  document: number;
  /** Where the training set tells the documents' locations. */
  location?: string;
  /** What is labelled; of a missing label there is none. */
  labelled?: SuspectSpan;
  /** What the tagger says instead; none where it says that nothing is to be labelled there. */
  suggested?: SuspectSpan;
  /** Calibrated probability that the label is not right, or that one is missing. */
  confidence: number;
}

export interface SuspectSpan {
  category: string;
  startUtf16: number;
  endUtf16: number;
}

/** Held-out predictions with confidences `[from, to)`. */
export interface ReliabilityBin {
  from: number;
  to: number;
  predictions: number;
  /** Mean confidence. */
  expected: number;
  /** Share that is right. */
  observed: number;
}
