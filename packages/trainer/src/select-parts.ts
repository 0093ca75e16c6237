import {
  type Candidate,
  CNN,
  CRF_CANDIDATES,
  type CrfCandidate,
  LEAST_CHARACTERS_FOR_CNN,
  type OtherCandidate,
} from './candidates.ts';
import { chooseFeatures, defaultFeatures, type FeatureChoice } from './choose-features.ts';
import { chooseMixture, mixtureUntried, type Selection } from './choose-mixture.ts';
import { fineTuneHeldOut } from './fine-tune-held-out.ts';
import { type HeldOutDocument, withParts } from './held-out-document.ts';
import { canHoldOut, crossValidationFolds, type Fold, splitOnce } from './hold-out.ts';
import type { HoldOutFits } from './hold-out-fits.ts';
import { takeSample } from './sample.ts';
import { shuffle } from './shuffle.ts';
import type { TrainLog } from './train-log.ts';
import type { FineTuningContext } from './train-part.ts';
import type { HeldOut } from './train-report.ts';
import { charactersOf, type TrainingDocument } from './training-set.ts';
import { workOf } from './training-work.ts';

export interface SelectionOptions {
  /** An integer of 32 bits. */
  seed: number;
  /** Overrides in how many folds documents are cross-validated. */
  folds?: number;
  /** For an encoder that shall be a part, too. */
  fineTuning?: FineTuningContext;
}

/** Sets up to this size, in UTF-16 code units, are cross-validated; of larger ones, a part is held out once. */
const CROSS_VALIDATED_CHARACTERS = 160_000;

/**
 * Chooses features, parts, weights, threshold and temperature by documents that are held out from the trainings that they
 * judge. Features are compared on a sample. All else depends on how much there is to learn from, so it is chosen by
 * cross-validation of the whole set, or, where that would take too long, on a part of it that is held out once.
 */
export async function selectParts(
  documents: readonly TrainingDocument[],
  fits: HoldOutFits,
  log: TrainLog,
  { seed, folds, fineTuning }: SelectionOptions,
): Promise<Selection> {
  if (!canHoldOut(documents)) {
    const features = defaultFeatures(documents);
    log.plan(workOf(features.candidate, 'kept', documents));
    return mixtureUntried(features);
  }
  const characters = charactersOf(documents);
  const others = characters >= LEAST_CHARACTERS_FOR_CNN ? [CNN] : [];
  const shuffled = shuffle(documents, seed);
  const sample = takeSample(shuffled);
  const split = fineTuning !== undefined || characters > CROSS_VALIDATED_CHARACTERS;
  const mixed = split ? [splitOnce(shuffled)] : crossValidationFolds(shuffled, folds);
  const heldOut: Omit<HeldOut, 'scores'> = {
    method: split ? 'split' : 'cross-validation',
    folds: mixed.length,
    documents: mixed.reduce((sum, fold) => sum + fold.heldOut.length, 0),
    reason: reasonFor(split, fineTuning !== undefined),
  };

  if (sample === shuffled && !split) {
    const all = [...CRF_CANDIDATES, ...others];
    log.plan(foldsWork(all, mixed) + finalWork(CRF_CANDIDATES));
    const tried = await fits.run(all, 'kept', mixed);
    const features = chooseFeatures(withParts(tried, [...CRF_CANDIDATES.keys()]));
    const places = [features.candidate, ...others].map((candidate) => all.indexOf(candidate));
    return chosen(chooseMixture(features, others, withParts(tried, places), heldOut));
  }
  const compared = crossValidationFolds(sample, folds);
  log.plan(
    foldsWork(CRF_CANDIDATES, compared, 'compared') + mixedWork(CRF_CANDIDATES) + finalWork(CRF_CANDIDATES),
  );
  const features = chooseFeatures(await fits.run(CRF_CANDIDATES, 'compared', compared));
  log.heldOutF1 = Math.max(...features.choice.tried.map(({ score }) => score));
  log.plan(mixedWork([features.candidate]) + finalWork([features.candidate]));
  const tried = await fits.run([features.candidate, ...others], 'kept', mixed);
  return chosen(
    fineTuning
      ? await withEncoder(features, others, tried, heldOut)
      : chooseMixture(features, others, tried, heldOut),
  );

  async function withEncoder(
    features: FeatureChoice,
    others: readonly OtherCandidate[],
    tried: readonly HeldOutDocument[],
    heldOut: Omit<HeldOut, 'scores'>,
  ): Promise<Selection> {
    const [fold] = mixed as [Fold];
    const label = { stage: 'selecting', part: 'transformer', fold: 1, folds: 1 } as const;
    const { candidate, posteriors, choices } = await log.run(label, encoderWork(fold.training), (hooks) =>
      fineTuneHeldOut(fold, fineTuning!, hooks),
    );
    const documents = tried.map((document, index) => ({
      ...document,
      posteriors: [...document.posteriors, posteriors[index]!],
    }));
    const selection = chooseMixture(features, [...others, candidate], documents, heldOut);
    return { ...selection, choices: { ...selection.choices, ...choices } };
  }

  /** Says what is left to do, now that it is known. */
  function chosen(selection: Selection): Selection {
    log.heldOutF1 = selection.heldOut.scores!.f1;
    log.plan(
      selection.candidates.reduce(
        (sum, candidate) => sum + workOf(candidate, 'kept', documents, fineTuning?.encoder.config),
        0,
      ),
    );
    return selection;
  }

  function mixedWork(crfs: readonly CrfCandidate[]): number {
    const ofEncoder = mixed.reduce((sum, { training }) => sum + encoderWork(training), 0);
    return Math.max(...crfs.map((crf) => foldsWork([crf, ...others], mixed))) + ofEncoder;
  }

  /** As if the costliest CRF and all other parts were taken: the share that is done must not fall. */
  function finalWork(crfs: readonly CrfCandidate[]): number {
    const others = characters >= LEAST_CHARACTERS_FOR_CNN ? workOf(CNN, 'kept', documents) : 0;
    return Math.max(...crfs.map((crf) => workOf(crf, 'kept', documents))) + others + encoderWork(documents);
  }

  function encoderWork(training: readonly TrainingDocument[]): number {
    return fineTuning ? workOf({ kind: 'transformer' }, 'kept', training, fineTuning.encoder.config) : 0;
  }
}

function reasonFor(split: boolean, hasEncoder: boolean): string {
  if (!split) return 'The set is small enough for each document to be held out once.';
  return hasEncoder
    ? 'An encoder takes too long for more than one training besides the final one.'
    : 'The set is large: one part of it tells enough, and cross-validation would take long.';
}

const foldsWork = (
  candidates: readonly Candidate[],
  folds: readonly Fold[],
  effort: 'compared' | 'kept' = 'kept',
): number =>
  folds.reduce(
    (sum, { training }) =>
      candidates.reduce((all, candidate) => all + workOf(candidate, effort, training), sum),
    0,
  );
