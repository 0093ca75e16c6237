import type { MixtureConfig } from '@spansmith/taggers';
import { type Candidate, type OtherCandidate, SHARES } from './candidates.ts';
import type { FeatureChoice } from './choose-features.ts';
import { chooseWeights } from './choose-weights.ts';
import { fitTemperature } from './fit-temperature.ts';
import { type HeldOutDocument, withParts } from './held-out-document.ts';
import { type HeldOutPrediction, predictHeldOut } from './held-out-predictions.ts';
import { type MatchCounts, microF1, scoresOf } from './scores.ts';
import { DEFAULT_THRESHOLD, THRESHOLDS, thresholdCurve } from './threshold-curve.ts';
import type { Choices, HeldOut } from './train-report.ts';

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
 * Chooses weights, threshold and temperature.
 *
 * @param documents with the posteriors of the CRF that has the features, and of the others in their order
 */
export function chooseMixture(
  features: FeatureChoice,
  others: readonly OtherCandidate[],
  documents: readonly HeldOutDocument[],
  heldOut: Omit<HeldOut, 'scores'>,
): Selection {
  const candidates = [features.candidate, ...others];
  const shares = others.map(({ kind }) => SHARES[kind]);
  const mixture = chooseWeights(documents, shares);
  const taken = [...candidates.keys()].filter((index) => mixture.weights[index]! > 0);
  const chosen = withParts(documents, taken);
  const weights = taken.map((index) => mixture.weights[index]!);
  const { threshold } = mixture;
  const uncalibrated = predictHeldOut(chosen, { weights, threshold, temperature: 1 });
  const temperature = fitTemperature(
    uncalibrated.map(({ confidence, isRight }) => ({ probability: confidence, isRight })),
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

/** What is taken where no documents can be held out: the CRF alone. */
export function mixtureUntried({ candidate, choice }: FeatureChoice): Selection {
  const reason = 'Too few labelled documents to hold some out.';
  return {
    candidates: [candidate],
    config: { weights: [1], threshold: DEFAULT_THRESHOLD, temperature: 1 },
    documents: [],
    predictions: [],
    heldOut: { method: 'none', folds: 0, documents: 0, reason },
    choices: {
      features: choice,
      weights: { value: { [candidate.kind]: 1 }, reason, measure: 'micro F1', tried: [] },
      threshold: { value: DEFAULT_THRESHOLD, reason, measure: 'micro F1', tried: [] },
      temperature: { value: 1, reason, measure: 'log loss', tried: [] },
    },
  };
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
