import type { EvaluationOptions } from '@spansmith/training-set';
import { type ConfusionMatrix, ConfusionTally } from './confusion-matrix.ts';
import type { EvaluatedDocument } from './evaluated-document.ts';
import { macroScores, microScores, scoresOf } from './scores.ts';
import { addCounts, type CategoryCounts, countDocument } from './span-counts.ts';

/** A model's evaluation, as `evaluation/summary-result` gives it. Scores are 0..1. */
export interface EvaluationSummary {
  projectKind: 'CustomEntityRecognition';
  evaluationOptions: EvaluationOptions;
  customEntityRecognitionEvaluation: EntityRecognitionEvaluation;
}

/** The figures of an evaluation. Scores are 0..1. */
export interface EntityRecognitionEvaluation {
  confusionMatrix: ConfusionMatrix;
  /** By category; one that was neither labelled nor predicted is absent. */
  entities: Record<string, EntityEvaluation>;
  microF1: number;
  microPrecision: number;
  microRecall: number;
  macroF1: number;
  macroPrecision: number;
  macroRecall: number;
}

/** The figures of one category. Scores are 0..1. */
export interface EntityEvaluation {
  f1: number;
  precision: number;
  recall: number;
  truePositiveCount: number;
  /** Always 0: what is no span cannot be counted. */
  trueNegativeCount: 0;
  falsePositiveCount: number;
  falseNegativeCount: number;
}

/** Sums up the evaluation of test documents, of which it keeps only the counts. */
export class EvaluationTally {
  readonly #counts: CategoryCounts = new Map();
  readonly #confusion = new ConfusionTally();

  add(document: EvaluatedDocument): void {
    addCounts(this.#counts, countDocument(document));
    this.#confusion.add(document);
  }

  /** `categories` holds every category that was labelled or predicted; entities, rows and columns follow its order. */
  summary(categories: readonly string[], evaluationOptions: EvaluationOptions): EvaluationSummary {
    const micro = microScores(this.#counts);
    const macro = macroScores(this.#counts);
    return {
      projectKind: 'CustomEntityRecognition',
      evaluationOptions,
      customEntityRecognitionEvaluation: {
        confusionMatrix: this.#confusion.matrix(categories),
        entities: this.#entities(categories),
        microF1: micro.f1,
        microPrecision: micro.precision,
        microRecall: micro.recall,
        macroF1: macro.f1,
        macroPrecision: macro.precision,
        macroRecall: macro.recall,
      },
    };
  }

  #entities(categories: readonly string[]): Record<string, EntityEvaluation> {
    const entities = categories.flatMap((category) => {
      const counts = this.#counts.get(category);
      if (!counts) return [];
      const evaluation: EntityEvaluation = {
        ...scoresOf(counts),
        truePositiveCount: counts.truePositives,
        trueNegativeCount: 0,
        falsePositiveCount: counts.falsePositives,
        falseNegativeCount: counts.falseNegatives,
      };
      return [[category, evaluation] as const];
    });
    return Object.fromEntries(entities);
  }
}
