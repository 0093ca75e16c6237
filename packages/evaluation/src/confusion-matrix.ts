import type { Span } from '@spansmith/labels';
import { type EvaluatedDocument, type EvaluatedRegion, evaluatedRegions } from './evaluated-document.ts';

/** The name of "no entity" as a row and a column. No category can have it. */
const NO_ENTITY = '$none';

/** A cell of the confusion matrix. */
export interface ConfusionCell {
  /** The share of the row, in percent. */
  normalizedValue: number;
  /** How many segments, in parts where a segment was predicted in parts. */
  rawValue: number;
}

/** Rows are what was expected, columns what was predicted; cells of 0 are absent. */
export type ConfusionMatrix = Record<string, Record<string, ConfusionCell>>;

/**
 * Counts what was predicted where something, or nothing, was expected.
 *
 * The labels cut a region into segments: the labelled spans, and the gaps before, between and after them, whose row is
 * `$none`. A segment counts 1 in its row, spread over the predicted categories (`$none` where nothing was predicted)
 * by the share of its characters, white space not counted, that lie in a span of that category. A gap of nothing but
 * white space does not count; a label of nothing but white space is shared out by all its characters.
 *
 * The service does not document its rule: this one was recovered from the official example, whose figures it gives.
 */
export class ConfusionTally {
  readonly #rows = new Map<string, Map<string, number>>();

  add(document: EvaluatedDocument): void {
    for (const region of evaluatedRegions(document)) this.#addRegion(document.text, region);
  }

  /** `categories` is the order of the rows and columns; `$none` comes last. */
  matrix(categories: readonly string[]): ConfusionMatrix {
    const order = [...categories, NO_ENTITY];
    const rows = order.flatMap((expected) => {
      const row = this.#rows.get(expected);
      if (!row) return [];
      const total = [...row.values()].reduce((sum, value) => sum + value, 0);
      const cells = order.flatMap((predicted) => {
        const rawValue = row.get(predicted) ?? 0;
        return rawValue > 0
          ? [[predicted, { normalizedValue: (100 * rawValue) / total, rawValue }] as const]
          : [];
      });
      return [[expected, Object.fromEntries(cells)] as const];
    });
    return Object.fromEntries(rows);
  }

  #addRegion(text: string, region: EvaluatedRegion): void {
    const predictions = region.predicted;
    let next = 0;
    for (const segment of segments(region)) {
      while (next < predictions.length && predictions[next]!.endUtf16 <= segment.startUtf16) next++;
      const inside = [];
      for (let at = next; at < predictions.length && predictions[at]!.startUtf16 < segment.endUtf16; at++) {
        inside.push(predictions[at]!);
      }
      this.#addSegment(text, segment, inside);
    }
  }

  #addSegment(text: string, { category, startUtf16, endUtf16 }: Span, predictions: readonly Span[]): void {
    const visible = countVisible(text, startUtf16, endUtf16);
    if (visible === 0 && category === NO_ENTITY) return;
    const total = visible || endUtf16 - startUtf16;
    let rest = total;
    for (const prediction of predictions) {
      const start = Math.max(startUtf16, prediction.startUtf16);
      const end = Math.min(endUtf16, prediction.endUtf16);
      const weight = visible > 0 ? countVisible(text, start, end) : end - start;
      this.#count(category, prediction.category, weight / total);
      rest -= weight;
    }
    this.#count(category, NO_ENTITY, rest / total);
  }

  #count(expected: string, predicted: string, share: number): void {
    if (share === 0) return;
    const row = this.#rows.get(expected) ?? new Map<string, number>();
    this.#rows.set(expected, row.set(predicted, (row.get(predicted) ?? 0) + share));
  }
}

/** The labelled spans of a region and the gaps around them, in the order of the text. */
function* segments({ startUtf16, endUtf16, expected }: EvaluatedRegion): Generator<Span> {
  let gapStart = startUtf16;
  for (const label of expected) {
    yield { category: NO_ENTITY, startUtf16: gapStart, endUtf16: label.startUtf16 };
    yield label;
    gapStart = label.endUtf16;
  }
  yield { category: NO_ENTITY, startUtf16: gapStart, endUtf16 };
}

/** UTF-16 code units that are no white space, from `startUtf16` to `endUtf16`. */
function countVisible(text: string, startUtf16: number, endUtf16: number): number {
  return text.slice(startUtf16, endUtf16).replace(/\s+/g, '').length;
}
