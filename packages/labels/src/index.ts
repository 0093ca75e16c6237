export type { Dataset, LabelledDocument, PredictedSpan, Region, Span } from './span.ts';
