import type { EncoderConfig } from '@spansmith/encoder';
import {
  type Candidate,
  CNN,
  CRF_CANDIDATES,
  type CrfCandidate,
  type Effort,
  LEAST_CHARACTERS_FOR_CNN,
  type OtherCandidate,
} from './candidates.ts';
import { crossValidationFolds, type Fold, splitOnce } from './hold-out.ts';
import { takeSample } from './sample.ts';
import { shuffle } from './shuffle.ts';
import type { HeldOut } from './train-report.ts';
import { charactersOf, type TrainingDocument } from './training-set.ts';
import { workOf } from './training-work.ts';

/** Sets up to this size, in UTF-16 code units, are cross-validated; of larger ones, a part is held out once. */
const CROSS_VALIDATED_CHARACTERS = 160_000;

export interface PlanOptions {
  /** An integer of 32 bits. */
  seed: number;
  /** Overrides in how many folds documents are cross-validated. */
  folds?: number;
  /** Of the encoder that is to be a part, if one is. */
  encoder?: EncoderConfig;
}

/** Which candidates are trained on which documents, and about how long that takes. */
export class SelectionPlan {
  /** Candidates besides the CRFs and the encoder. */
  readonly others: readonly OtherCandidate[];
  /** Where the sets of features are compared. */
  readonly comparison: readonly Fold[];
  /** Where all else is chosen: of small sets these are the same folds. With an encoder it is one. */
  readonly mixing: readonly Fold[];
  /** The same for the report. */
  readonly heldOut: Omit<HeldOut, 'scores'>;
  readonly #documents: readonly TrainingDocument[];
  readonly #encoder?: EncoderConfig;

  constructor(documents: readonly TrainingDocument[], { seed, folds, encoder }: PlanOptions) {
    const characters = charactersOf(documents);
    const shuffled = shuffle(documents, seed);
    const sample = takeSample(shuffled);
    const isSplit = encoder !== undefined || characters > CROSS_VALIDATED_CHARACTERS;
    this.#documents = documents;
    if (encoder) this.#encoder = encoder;
    this.others = characters >= LEAST_CHARACTERS_FOR_CNN ? [CNN] : [];
    this.mixing = isSplit ? [splitOnce(shuffled)] : crossValidationFolds(shuffled, folds);
    this.comparison = sample === shuffled && !isSplit ? this.mixing : crossValidationFolds(sample, folds);
    this.heldOut = {
      method: isSplit ? 'split' : 'cross-validation',
      folds: this.mixing.length,
      documents: this.mixing.reduce((sum, { heldOut }) => sum + heldOut.length, 0),
      reason: reasonFor(isSplit, encoder !== undefined),
    };
  }

  /** Whether one round of trainings answers everything. */
  get isOneRound(): boolean {
    return this.comparison === this.mixing;
  }

  /** Work of the first round, which compares features; in one round, of all. */
  comparisonWork(): number {
    return this.isOneRound
      ? foldsWork([...CRF_CANDIDATES, ...this.others], 'kept', this.mixing)
      : foldsWork(CRF_CANDIDATES, 'compared', this.comparison);
  }

  /** Work of the second round, as if the costliest of the CRFs were taken: what is done must not fall. */
  mixingWork(crfs: readonly CrfCandidate[]): number {
    if (this.isOneRound) return 0;
    const ofEncoder = this.mixing.reduce((sum, { training }) => sum + this.encoderWork(training), 0);
    return Math.max(...crfs.map((crf) => foldsWork([crf, ...this.others], 'kept', this.mixing))) + ofEncoder;
  }

  /** Work of training on all documents, as if all parts were taken. */
  finalWork(crfs: readonly CrfCandidate[]): number {
    const all = [{ training: this.#documents }];
    const costliest = Math.max(...crfs.map((crf) => foldsWork([crf, ...this.others], 'kept', all)));
    return costliest + this.encoderWork(this.#documents);
  }

  encoderWork(training: readonly TrainingDocument[]): number {
    return this.#encoder ? workOf({ kind: 'transformer' }, 'kept', training, this.#encoder) : 0;
  }
}

function foldsWork(
  candidates: readonly Candidate[],
  effort: Effort,
  folds: readonly Pick<Fold, 'training'>[],
): number {
  return folds.reduce(
    (sum, { training }) =>
      candidates.reduce((all, candidate) => all + workOf(candidate, effort, training), sum),
    0,
  );
}

function reasonFor(isSplit: boolean, hasEncoder: boolean): string {
  if (!isSplit) return 'The set is small enough for each document to be held out once.';
  return hasEncoder
    ? 'An encoder takes too long for more than one training besides the final one.'
    : 'The set is large: one part of it tells enough, and cross-validation would take long.';
}
