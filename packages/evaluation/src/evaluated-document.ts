import { type Region, type Span, serializeSpan } from '@spansmith/labels';

/** A test document: what was labelled in it, and what a model found in its text. */
export interface EvaluatedDocument {
  location: string;
  language: string;
  text: string;
  /** Labels inside a document do not overlap. */
  regions: readonly Region[];
  /** Predicted spans do not overlap either; those outside of all regions are left out of account. */
  predicted: readonly Span[];
}

/** One region of a test document, with the predicted spans that start in it; spans are in the order of the text. */
export interface EvaluatedRegion {
  startUtf16: number;
  endUtf16: number;
  expected: readonly Span[];
  predicted: readonly Span[];
}

/** Pairs the regions of a document with its predictions. */
export function evaluatedRegions({ regions, predicted }: EvaluatedDocument): EvaluatedRegion[] {
  return regions.map(({ startUtf16, endUtf16, spans }) => ({
    startUtf16,
    endUtf16,
    expected: spans.toSorted(byStart),
    predicted: predicted
      .filter((span) => span.startUtf16 >= startUtf16 && span.startUtf16 < endUtf16)
      .toSorted(byStart),
  }));
}

const byStart = (a: Span, b: Span) => a.startUtf16 - b.startUtf16;

/** A test document's evaluation, as `evaluation/result` lists it. */
export interface EvaluationResult {
  projectKind: 'CustomEntityRecognition';
  location: string;
  language: string;
  customEntityRecognitionResult: { entities: EvaluatedRegionResult[] };
}

/** Offsets and lengths in UTF-16 code units, from the start of the document. */
export interface EvaluatedRegionResult {
  regionOffset: number;
  regionLength: number;
  expectedEntities: EntityResult[];
  predictedEntities: EntityResult[];
}

/** A labelled or predicted entity; offset and length in UTF-16 code units. */
export interface EntityResult {
  category: string;
  offset: number;
  length: number;
}

/** The item of a test document in `evaluation/result`. */
export function evaluationResult(document: EvaluatedDocument): EvaluationResult {
  const { location, language } = document;
  const entities = evaluatedRegions(document).map(({ startUtf16, endUtf16, expected, predicted }) => ({
    regionOffset: startUtf16,
    regionLength: endUtf16 - startUtf16,
    expectedEntities: expected.map(serializeSpan),
    predictedEntities: predicted.map(serializeSpan),
  }));
  return {
    projectKind: 'CustomEntityRecognition',
    location,
    language,
    customEntityRecognitionResult: { entities },
  };
}
