import {
  crfPart,
  type FitOptions,
  type TrainedCrf,
  TrainedTagger,
  type TrainingExample,
} from '@spansmith/taggers';
import type { TokenizerConfig } from '@spansmith/tokenization';
import type { FitLog, TrainProgress } from './fit-log.ts';
import type { Candidate } from './settings.ts';

/** Fits CRFs of one project with various settings to various documents, and keeps the log. */
export class CrfFitter {
  readonly log: FitLog;
  readonly #categories: readonly string[];
  readonly #tokenizerConfig: TokenizerConfig;

  constructor(categories: readonly string[], tokenizerConfig: TokenizerConfig, log: FitLog) {
    this.#categories = categories;
    this.#tokenizerConfig = tokenizerConfig;
    this.log = log;
  }

  /** A tagger of nothing but `part`. */
  taggerOf(part: TrainedCrf, outsideBias: number): TrainedTagger {
    return new TrainedTagger({
      categories: this.#categories,
      tokenizerConfig: this.#tokenizerConfig,
      parts: [{ part, weight: 1, precision: { type: 'fp32', reason: 'Sums of a few weights a token.' } }],
      outsideBias,
      temperature: 1,
    });
  }

  /** `initial`, a tagger fitted to some of the documents, saves passes; it need not have the same features. */
  fit(
    stage: TrainProgress['stage'],
    documents: readonly TrainingExample[],
    candidate: Candidate,
    options: FitOptions,
    initial?: TrainedCrf,
  ): Promise<TrainedCrf> {
    return this.log.run(stage, workOf(documents, candidate, options), (hooks) =>
      crfPart.train(
        documents,
        {
          ...options,
          categories: this.#categories,
          tokenizerConfig: this.#tokenizerConfig,
          featureConfig: candidate.featureConfig,
          ...(initial && { initial }),
        },
        hooks,
      ),
    );
  }
}

/** About how long a fit takes, in no unit: characters times passes, and more where tokens have more features. */
export function workOf(
  documents: readonly TrainingExample[],
  { featureConfig }: Candidate,
  { maxIterations }: FitOptions,
): number {
  return charactersOf(documents) * maxIterations * (featureConfig.wideContextTokens > 0 ? 2 : 1);
}

/** UTF-16 code units in the labelled regions. */
export function charactersOf(documents: readonly TrainingExample[]): number {
  return documents.reduce(
    (sum, { regions }) => regions.reduce((all, { startUtf16, endUtf16 }) => all + endUtf16 - startUtf16, sum),
    0,
  );
}
