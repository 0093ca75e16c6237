import type { MixtureConfig } from '@spansmith/taggers';
import {
  type Candidate,
  CRF_CANDIDATES,
  type OtherCandidate,
  otherCandidates,
  SHARES,
} from './candidates.ts';
import { chooseFeatures, defaultFeatures, type FeatureChoice } from './choose-features.ts';
import { chooseWeights } from './choose-weights.ts';
import { fitTemperature } from './fit-temperature.ts';
import type { HeldOutDocument } from './held-out-document.ts';
import { type HeldOutPrediction, predictHeldOut } from './held-out-predictions.ts';
import { canHoldOut, crossValidationFolds, type Fold, splitOnce } from './hold-out.ts';
import { fitWork, type HoldOutFits } from './hold-out-fits.ts';
import { takeSample } from './sample.ts';
import { type MatchCounts, microF1, scoresOf } from './scores.ts';
import { shuffle } from './shuffle.ts';
import { DEFAULT_THRESHOLD, THRESHOLDS, thresholdCurve } from './threshold-curve.ts';
import type { TrainLog } from './train-log.ts';
import type { Choices, HeldOut } from './train-report.ts';
import { charactersOf, type TrainingDocument } from './training-set.ts';

/** What a tagger is to be made of, and what held-out documents showed. */
export interface Selection {
  /** The parts with a weight above 0, in the order of `config.weights`. */
  candidates: readonly Candidate[];
  config: MixtureConfig;
  choices: Choices;
  heldOut: HeldOut;
  /** Documents with the posteriors of the chosen parts; none if there were too few to hold any out. */
  documents: readonly HeldOutDocument[];
  predictions: readonly HeldOutPrediction[];
}

/**
 * Chooses features, parts, weights, threshold and temperature by documents that are held out from the trainings that they
 * judge. Small sets are cross-validated, and all is chosen by that. On large ones a sample decides on the features;
 * then the rest is chosen on a part held out from the whole, because it depends on how much there is to learn from.
 */
export async function selectParts(
  documents: readonly TrainingDocument[],
  fits: HoldOutFits,
  log: TrainLog,
  { seed, folds }: { seed: number; folds?: number },
): Promise<Selection> {
  if (!canHoldOut(documents)) return withoutHoldingOut(documents, log);
  const others = otherCandidates(charactersOf(documents));
  const shuffled = shuffle(documents, seed);
  const sample = takeSample(shuffled);
  const comparison = crossValidationFolds(sample, folds);
  if (sample === shuffled) {
    const all = [...CRF_CANDIDATES, ...others];
    log.plan(foldsWork(all, comparison) + finalWork(CRF_CANDIDATES, others, documents));
    const compared = await fits.run(all, 'compared', comparison);
    const features = chooseFeatures(withParts(compared, [...CRF_CANDIDATES.keys()]));
    log.plan(finalWork([features.candidate], others, documents));
    const places = [features.candidate, ...others].map((candidate) => all.indexOf(candidate));
    return choose(features, withParts(compared, places), {
      method: 'cross-validation',
      folds: comparison.length,
      documents: sample.length,
      reason: `Small enough for each document to be held out once, in ${comparison.length} folds.`,
    });
  }
  const split = splitOnce(shuffled);
  const splitWork = (crfs: readonly Candidate[]) =>
    finalWork(crfs, others, split.training) + finalWork(crfs, others, documents);
  log.plan(foldsWork(CRF_CANDIDATES, comparison) + splitWork(CRF_CANDIDATES));
  const features = chooseFeatures(await fits.run(CRF_CANDIDATES, 'compared', comparison));
  log.heldOutF1 = Math.max(...features.choice.tried.map(({ score }) => score));
  log.plan(splitWork([features.candidate]));
  const parts = [features.candidate, ...others];
  return choose(features, await fits.run(parts, 'kept', [split]), {
    method: 'split',
    folds: 1,
    documents: split.heldOut.length,
    reason: `Features are compared on ${sample.length} documents; all else on a part of the whole, held out once.`,
  });

  function choose(
    features: FeatureChoice,
    documents: readonly HeldOutDocument[],
    heldOut: Omit<HeldOut, 'scores'>,
  ): Selection {
    const selection = chooseMixture(features, others, documents, heldOut);
    log.heldOutF1 = selection.heldOut.scores!.f1;
    return selection;
  }
}

function chooseMixture(
  features: FeatureChoice,
  others: readonly OtherCandidate[],
  documents: readonly HeldOutDocument[],
  heldOut: Omit<HeldOut, 'scores'>,
): Selection {
  const candidates = [features.candidate, ...others];
  const mixture = chooseWeights(
    documents,
    others.map(({ kind }) => SHARES[kind]),
  );
  const taken = candidates.map((_, index) => index).filter((index) => mixture.weights[index]! > 0);
  const chosen = withParts(documents, taken);
  const weights = taken.map((index) => mixture.weights[index]!);
  const { threshold } = mixture;
  const raw = predictHeldOut(chosen, { weights, threshold, temperature: 1 });
  const temperature = fitTemperature(
    raw.map(({ confidence, isRight }) => ({ probability: confidence, isRight })),
  );
  const config = { weights, threshold, temperature: temperature.value };
  const predictions = predictHeldOut(chosen, config);
  const byKind = (values: readonly number[]) =>
    Object.fromEntries(values.map((value, index) => [candidates[index]!.kind, value]));
  return {
    candidates: taken.map((index) => candidates[index]!),
    config,
    documents: chosen,
    predictions,
    heldOut: { ...heldOut, scores: scoresOf(countsOf(chosen, predictions)) },
    choices: {
      features: features.choice,
      weights: {
        value: byKind(mixture.weights),
        reason: `Best micro F1 on ${documents.length} held-out documents, each mixture at its own threshold; a part stays out unless it makes the mixture better.`,
        measure: 'micro F1',
        tried: mixture.tried.map(({ value, score }) => ({ value: byKind(value), score })),
      },
      threshold: {
        value: threshold,
        reason: 'Middle of the values whose micro F1 on held-out documents is as good as the best.',
        measure: 'micro F1',
        tried: thresholdCurve(chosen, weights).map((counts, index) => ({
          value: THRESHOLDS[index]!,
          score: microF1(counts),
        })),
      },
      temperature,
    },
  };
}

function withoutHoldingOut(documents: readonly TrainingDocument[], log: TrainLog): Selection {
  const features = defaultFeatures(documents);
  const { candidate } = features;
  log.plan(fitWork(candidate, 'kept', documents));
  const reason = 'Too few labelled documents to hold some out.';
  return {
    candidates: [candidate],
    config: { weights: [1], threshold: DEFAULT_THRESHOLD, temperature: 1 },
    documents: [],
    predictions: [],
    heldOut: { method: 'none', folds: 0, documents: 0, reason },
    choices: {
      features: features.choice,
      weights: { value: { [candidate.kind]: 1 }, reason, measure: 'micro F1', tried: [] },
      threshold: { value: DEFAULT_THRESHOLD, reason, measure: 'micro F1', tried: [] },
      temperature: { value: 1, reason, measure: 'log loss', tried: [] },
    },
  };
}

/** The same documents with the posteriors of some parts, by their indices. */
function withParts(documents: readonly HeldOutDocument[], parts: readonly number[]): HeldOutDocument[] {
  return documents.map((document) => ({
    ...document,
    posteriors: parts.map((part) => document.posteriors[part]!),
  }));
}

function countsOf(
  documents: readonly HeldOutDocument[],
  predictions: readonly HeldOutPrediction[],
): MatchCounts {
  return {
    labelled: documents.reduce((sum, { labels }) => sum + labels.length, 0),
    predicted: predictions.length,
    matched: predictions.filter(({ isRight }) => isRight).length,
  };
}

const foldsWork = (candidates: readonly Candidate[], folds: readonly Fold[]): number =>
  folds.reduce(
    (sum, { training }) =>
      candidates.reduce((all, candidate) => all + fitWork(candidate, 'compared', training), sum),
    0,
  );

/** Work of one tagger of all parts, as if the costliest of some CRFs were taken: what is done never falls. */
const finalWork = (
  crfs: readonly Candidate[],
  others: readonly Candidate[],
  documents: readonly TrainingDocument[],
): number =>
  others.reduce(
    (sum, candidate) => sum + fitWork(candidate, 'kept', documents),
    Math.max(...crfs.map((candidate) => fitWork(candidate, 'kept', documents))),
  );
