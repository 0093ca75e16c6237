export type { DocumentSource, UnusableDocument } from './formats/azure/check-documents.ts';
export {
  type CheckOptions,
  checkLabelsFile,
  type LabelsFileReport,
} from './formats/azure/check-labels-file.ts';
export {
  type AzureAssets,
  type AzureDocument,
  type AzureLabel,
  type AzureLabelsFile,
  type AzureMetadata,
  type AzureRegion,
  type EntityType,
  type LabelledProject,
  type ProjectMetadata,
  parseLabelsFile,
  parseRegions,
  serializeLabelsFile,
  serializeRegions,
  serializeSpan,
} from './formats/azure/labels-file.ts';
export { type LabelErrorObject, toJobErrors, toJobWarnings } from './formats/azure/problem-errors.ts';
export { type LabelProblem, type LabelProblemCode, ProblemList } from './label-problem.ts';
export { type OffsetAndLength, OffsetIndex, type RangeUtf16, type StringIndexType } from './offset-units.ts';
export type { Dataset, LabelledDocument, PredictedSpan, Region, Span } from './span.ts';
