import type { PredictedSpan } from '@spansmith/labels';
import { type EvaluatedDocument, evaluatedRegions } from './evaluated-document.ts';
import { spanKey } from './span-counts.ts';

/** A test document whose predictions tell how sure the model was of them, 0..1. */
export interface ConfidentDocument extends EvaluatedDocument {
  predicted: readonly PredictedSpan[];
}

/** Predictions with confidences in `[from, to)`, the last bin with 1. */
export interface ReliabilityBin {
  from: number;
  to: number;
  predictions: number;
  /** Mean confidence, 0..1. */
  expected: number;
  /** Share of the predictions that is right: start, end and category are those of a label. */
  observed: number;
}

/** How far confidences are the share of predictions that is right. */
export interface Reliability {
  /** Bins of equal width from 0 to 1; those without predictions are left out. */
  bins: ReliabilityBin[];
  /**
   * Expected calibration error, 0..1: the mean distance of `expected` and `observed`, by predictions (Naeini, Cooper and
   * Hauskrecht 2015). Absent where nothing was predicted.
   */
  calibrationError?: number;
}

const BINS = 10;

/** Sums up how far a model's confidences can be trusted on test documents, of which it keeps only counts. */
export class ReliabilityTally {
  readonly #bins = Array.from({ length: BINS }, () => ({ predictions: 0, confidence: 0, right: 0 }));

  /** Only predictions that start inside a region count. */
  add(document: ConfidentDocument): void {
    for (const { expected, predicted } of evaluatedRegions(document)) {
      const labels = new Set(expected.map(spanKey));
      for (const span of predicted as readonly PredictedSpan[]) {
        const bin = this.#bins[Math.min(BINS - 1, Math.floor(span.confidence * BINS))]!;
        bin.predictions++;
        bin.confidence += span.confidence;
        if (labels.has(spanKey(span))) bin.right++;
      }
    }
  }

  result(): Reliability {
    const bins = this.#bins
      .map(({ predictions, confidence, right }, bin) => ({
        from: bin / BINS,
        to: (bin + 1) / BINS,
        predictions,
        expected: confidence / predictions,
        observed: right / predictions,
      }))
      .filter(({ predictions }) => predictions > 0);
    if (bins.length === 0) return { bins };
    const total = bins.reduce((sum, { predictions }) => sum + predictions, 0);
    const distance = bins.reduce(
      (sum, { predictions, expected, observed }) => sum + predictions * Math.abs(expected - observed),
      0,
    );
    return { bins, calibrationError: distance / total };
  }
}
