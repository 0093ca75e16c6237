/** What can be wrong with a labels file. The names are stable: clients may tell problems apart by them. */
export type LabelProblemCode =
  // The shape of the file
  | 'missingField'
  | 'wrongType'
  | 'projectKindMismatch'
  | 'unsupportedStringIndexType'
  | 'invalidLanguage'
  | 'invalidSettings'
  // Entity types
  | 'tooManyCategories'
  | 'invalidCategoryName'
  | 'duplicateCategory'
  // Documents
  | 'tooManyDocuments'
  | 'unsafeLocation'
  | 'duplicateDocument'
  | 'invalidDataset'
  | 'documentMissing'
  | 'documentEmpty'
  | 'documentUnusable'
  // Regions
  | 'invalidRegionOffset'
  | 'regionEmpty'
  | 'regionOutsideText'
  | 'regionsOverlap'
  | 'regionSplitsSurrogatePair'
  | 'regionSplitsLineBreak'
  // Labels
  | 'categoryNotDeclared'
  | 'invalidLabelOffset'
  | 'labelEmpty'
  | 'labelTooLong'
  | 'labelOutsideText'
  | 'labelOutsideRegion'
  | 'labelSplitsSurrogatePair'
  | 'labelSplitsLineBreak'
  | 'duplicateLabel'
  | 'labelsOverlap'
  | 'labelSplitsTextElement'
  | 'labelHasOuterWhitespace';

/** Problems that only look like a slip: such a label is used as it is. */
export const WARNING_CODES: ReadonlySet<LabelProblemCode> = new Set([
  'labelSplitsTextElement',
  'labelHasOuterWhitespace',
]);

/** One thing wrong with a labels file. Indices count from 0, in the file's order. */
export interface LabelProblem {
  code: LabelProblemCode;
  /** A sentence that says what is wrong, and one that says what to do. */
  message: string;
  /** Where it is in the file, e.g. `assets.documents[3].entities[0].labels[2]`. */
  target: string;
  /** The document's location, where the problem is in a document. */
  document?: string;
  regionIndex?: number;
  labelIndex?: number;
  /** The text around the label, itself between `«` and `»`. */
  excerpt?: string;
}

/** Problems found in a file: as many as are worth listing, and the count of all. */
export class ProblemList {
  readonly limit: number;
  readonly problems: LabelProblem[] = [];
  total = 0;

  constructor(limit = 100) {
    this.limit = limit;
  }

  add(problem: LabelProblem): void {
    if (this.total++ < this.limit) this.problems.push(problem);
  }
}
