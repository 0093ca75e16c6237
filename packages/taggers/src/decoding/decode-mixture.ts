import { type TokenSpan, tagsToSpans } from '@spansmith/tokenization';
import { bestTags, mixMarginals } from './mixture.ts';
import { type Posterior, spanProbability } from './posterior.ts';

/** How a mixture of parts turns their posteriors into spans. */
export interface MixtureConfig {
  /** One for each part; above 0, adding up to 1. */
  readonly weights: readonly number[];
  /** Taken from the log probability of every `O`: above 0 the tagger finds more spans, and errs more. */
  readonly outsideBias: number;
  /** Above 1 it brings confidences nearer to 1/2, below 1 nearer to 0 and 1. */
  readonly temperature: number;
}

/** A span of tokens with the calibrated probability that exactly it is labelled so. */
export interface ScoredSpan extends TokenSpan {
  confidence: number;
}

/**
 * The spans of the best legal tag sequence, in text order. Choosing what to train, evaluating and serving all decode
 * here.
 */
export function decodeMixture(
  posteriors: readonly Posterior[],
  { weights, outsideBias, temperature }: MixtureConfig,
): ScoredSpan[] {
  const spans = tagsToSpans(bestTags(mixMarginals(posteriors, weights), outsideBias));
  return spans.map((span) => ({
    ...span,
    confidence: calibrate(mixtureProbability(posteriors, weights, span), temperature),
  }));
}

/** Probability of exactly this span: the parts' probabilities by their weights. */
export function mixtureProbability(
  posteriors: readonly Posterior[],
  weights: readonly number[],
  span: TokenSpan,
): number {
  return posteriors.reduce(
    (sum, posterior, part) => sum + weights[part]! * spanProbability(posterior, span),
    0,
  );
}

/** Temperature scaling (Guo et al. 2017): the logit of `probability` divided by `temperature`. */
export function calibrate(probability: number, temperature: number): number {
  return 1 / (1 + ((1 - probability) / probability) ** (1 / temperature));
}
