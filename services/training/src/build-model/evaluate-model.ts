import {
  type EvaluationResult,
  type EvaluationSummary,
  EvaluationTally,
  evaluationResult,
  type Reliability,
  ReliabilityTally,
} from '@spansmith/evaluation';
import { loadModel } from '@spansmith/inference';
import type { Artifact } from '@spansmith/model-artifact';
import type { EvaluationOptions, TrainingDocument } from '@spansmith/training-set';

/** How the test documents were chosen; `seed` is a member of our own, beside those of the contract. */
export type SeededEvaluationOptions = EvaluationOptions & { seed: number };

/** A model's evaluation. */
export interface Evaluation {
  /** In the contract's shape. */
  summary: EvaluationSummary;
  /** In the contract's shape, one for each test document, in their order. */
  documents: EvaluationResult[];
  reliability: Reliability;
}

/** Whom to tell how far the evaluation has come, and what stops it. */
export interface EvaluationHooks {
  /** Called with the share of the documents that is done, 0..1. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/** Documents in one call to the model. */
const BATCH_SIZE = 32;

/**
 * Lets a model find the entities of documents that it has not seen, as it would when deployed: the artifact is loaded
 * and run by the code that serves it. The model sees the whole text; only what it finds inside the document's regions
 * counts, because nobody has labelled the rest.
 *
 * @param language of documents that name none
 */
export async function evaluateModel(
  artifact: Artifact,
  testDocuments: readonly TrainingDocument[],
  options: SeededEvaluationOptions,
  language: string,
  { onProgress, signal }: EvaluationHooks = {},
): Promise<Evaluation> {
  const tally = new EvaluationTally();
  const documents: EvaluationResult[] = [];
  const reliability = new ReliabilityTally();
  const result = () => ({
    summary: tally.summary(artifact.manifest.categories, options),
    documents,
    reliability: reliability.result(),
  });
  if (testDocuments.length === 0) return result();

  const model = await loadModel(artifact);
  try {
    for (let first = 0; first < testDocuments.length; first += BATCH_SIZE) {
      signal?.throwIfAborted();
      const batch = testDocuments.slice(first, first + BATCH_SIZE);
      const predictions = await model.extract(batch.map((document) => ({ language, ...document })));
      for (const [index, document] of batch.entries()) {
        const evaluated = { language, ...document, predicted: predictions[index]! };
        tally.add(evaluated);
        reliability.add(evaluated);
        documents.push(evaluationResult(evaluated));
      }
      onProgress?.(documents.length / testDocuments.length);
    }
  } finally {
    await model.close();
  }
  return result();
}
