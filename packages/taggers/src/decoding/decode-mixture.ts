import type { TokenSpan } from '@spansmith/tokenization';
import { bestSpans, probableSpans } from './best-spans.ts';
import type { Posterior } from './posterior.ts';

/** How a mixture of parts turns their posteriors into spans. */
export interface MixtureConfig {
  /** One for each part; above 0, adding up to 1. */
  readonly weights: readonly number[];
  /** How probable a span must be, above 0: the lower, the more spans are found, and the more of them are wrong. */
  readonly threshold: number;
  /** Above 1 it brings confidences nearer to 1/2, below 1 nearer to 0 and 1. */
  readonly temperature: number;
}

/** A span of tokens with the calibrated probability that exactly it is labelled so. */
export interface ScoredSpan extends TokenSpan {
  confidence: number;
}

/** The best spans, in text order. Choosing what to train, evaluating and serving all decode here. */
export function decodeMixture(
  posteriors: readonly Posterior[],
  { weights, threshold, temperature }: MixtureConfig,
): ScoredSpan[] {
  const spans = probableSpans(posteriors, weights, threshold);
  return bestSpans(spans, posteriors[0]!.tokenCount, threshold).map(({ probability, ...span }) => ({
    ...span,
    confidence: calibrate(probability, temperature),
  }));
}

/** Temperature scaling (Guo et al. 2017): the logit of `probability` divided by `temperature`. */
export function calibrate(probability: number, temperature: number): number {
  return 1 / (1 + ((1 - probability) / probability) ** (1 / temperature));
}
