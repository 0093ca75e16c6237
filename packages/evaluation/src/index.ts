export type { ConfusionCell, ConfusionMatrix } from './confusion-matrix.ts';
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
export {
  type ConfidentDocument,
  type Reliability,
  type ReliabilityBin,
  ReliabilityTally,
} from './reliability.ts';
export { microScores, type Scores, scoresOf } from './scores.ts';
export { addCounts, type CategoryCounts, countDocument, type SpanCounts } from './span-counts.ts';
