/**
 * A labelled stretch of a document's text.
 *
 * Offsets are UTF-16 code units into the whole document, as `String.prototype.slice` counts them;
 * `endUtf16` is exclusive. Other units exist only at the edge (see `offset-units.ts`).
 */
export interface Span {
  category: string;
  startUtf16: number;
  endUtf16: number;
}

/** A span found by a model. `confidence` is the marginal probability of the whole span, 0..1. */
export interface PredictedSpan extends Span {
  confidence: number;
}

/** A part of a document that was labelled; training and evaluation look only inside regions. */
export interface Region {
  startUtf16: number;
  endUtf16: number;
  spans: Span[];
}

/** Which side of a manual split a document is on; a document without one counts as `Train`. */
export type Dataset = 'Train' | 'Test';

/** A document's labels, without its text. `location` is its name in the project's container. */
export interface LabelledDocument {
  location: string;
  language?: string;
  dataset?: Dataset;
  regions: Region[];
}
