import { CRF_CANDIDATES, type CrfCandidate } from './candidates.ts';
import type { HeldOutDocument } from './held-out-document.ts';
import { bestThreshold, thresholdCurve } from './threshold-curve.ts';
import type { Choice } from './train-report.ts';
import type { TrainingDocument } from './training-set.ts';

/** By how much held-out micro F1 (0..1) must rise for a less simple set of features. */
const MIN_GAIN = 0.005;

/** A set of feature templates, as the report tells it, and the candidate that has it. */
export interface FeatureChoice {
  candidate: CrfCandidate;
  choice: Choice<string>;
}

/**
 * The set of feature templates that does best on held-out documents, each at its own threshold. The documents have the
 * posteriors of `CRF_CANDIDATES`, and no others.
 */
export function chooseFeatures(documents: readonly HeldOutDocument[]): FeatureChoice {
  const results = CRF_CANDIDATES.map((candidate, index) => {
    const alone = CRF_CANDIDATES.map((_, other) => (other === index ? 1 : 0));
    return { candidate, f1: bestThreshold(thresholdCurve(documents, alone)).f1 };
  });
  const { candidate } = results.reduce((leader, result) =>
    result.f1 >= leader.f1 + MIN_GAIN ? result : leader,
  );
  return {
    candidate,
    choice: {
      value: candidate.name,
      reason: `Best micro F1 on ${documents.length} held-out documents; a simpler set stands unless another gains ${100 * MIN_GAIN} points.`,
      measure: 'micro F1',
      tried: results.map(({ candidate, f1 }) => ({ value: candidate.name, score: f1 })),
    },
  };
}

/** Without documents to compare on: whether lines matter shows in whether the texts have any. */
export function defaultFeatures(documents: readonly TrainingDocument[]): FeatureChoice {
  const [sentence, document] = CRF_CANDIDATES as readonly [CrfCandidate, CrfCandidate];
  const hasLines = documents.some(({ text }) => /\S\s*[\r\n]\s*\S/.test(text));
  const candidate = hasLines ? document : sentence;
  const reason = hasLines ? 'There are documents of several lines.' : 'All documents are single lines.';
  return { candidate, choice: { value: candidate.name, reason, measure: 'micro F1', tried: [] } };
}
