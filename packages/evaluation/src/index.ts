export { type ConfusionCell, type ConfusionMatrix, ConfusionTally, NO_ENTITY } from './confusion-matrix.ts';
export {
  type EntityResult,
  type EvaluatedDocument,
  type EvaluatedRegionResult,
  type EvaluationResult,
  evaluationResult,
} from './evaluated-document.ts';
export {
  type EntityEvaluation,
  type EntityRecognitionEvaluation,
  type EvaluationSummary,
  EvaluationTally,
} from './evaluation-summary.ts';
export { macroScores, microScores, type Scores, scoresOf } from './scores.ts';
export {
  addCounts,
  type CategoryCounts,
  countDocument,
  type SpanCounts,
  totalCounts,
} from './span-counts.ts';
