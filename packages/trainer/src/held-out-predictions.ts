import { decodeMixture, type MixtureConfig, type ScoredSpan } from '@spansmith/taggers';
import type { HeldOutDocument } from './held-out-document.ts';
import { isInRegion, isLabelled } from './threshold-curve.ts';

/** What a mixture finds in a document that its parts did not see. */
export interface HeldOutPrediction extends ScoredSpan {
  document: HeldOutDocument;
  isRight: boolean;
}

/** What a mixture finds inside the regions of held-out documents. */
export function predictHeldOut(
  documents: readonly HeldOutDocument[],
  config: MixtureConfig,
): HeldOutPrediction[] {
  return documents.flatMap((document) =>
    decodeMixture(document.posteriors, config)
      .filter((span) => isInRegion(document, span))
      .map((span) => ({ ...span, document, isRight: isLabelled(document, span) })),
  );
}
