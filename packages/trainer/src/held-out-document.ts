import type { Span } from '@spansmith/labels';
import type { Posterior } from '@spansmith/taggers';
import type { Tokenizer, TokenSpan, Tokens } from '@spansmith/tokenization';
import type { TrainingDocument } from './training-set.ts';

/** A document with what parts that did not see it make of its text. */
export interface HeldOutDocument {
  document: TrainingDocument;
  tokens: Tokens;
  /** The tokens `[firstToken, endToken)` of the labelled regions, in order; nobody has labelled the others. */
  regions: readonly { firstToken: number; endToken: number }[];
  /** In the order of the text. */
  labels: readonly HeldOutLabel[];
  /** Of these the exact ones, by their first tokens. */
  labelAt: ReadonlyMap<number, HeldOutLabel>;
  /** One for each part. */
  posteriors: readonly Posterior[];
}

/** A label as the tokens that it touches; there are none if it is of white space alone. */
export interface HeldOutLabel extends TokenSpan {
  span: Span;
  /** Whether the tokens begin and end where the label does; otherwise no prediction can match it. */
  isExact: boolean;
}

/** Throws a RangeError for a label whose category is not in `categories`. */
export function makeHeldOutDocument(
  document: TrainingDocument,
  posteriors: readonly Posterior[],
  tokenize: Tokenizer,
  categories: readonly string[],
): HeldOutDocument {
  const tokens = tokenize(document.text);
  const regions = document.regions
    .map(({ startUtf16, endUtf16 }) => ({
      firstToken: firstWhere(tokens.startUtf16, startUtf16),
      endToken: firstWhere(tokens.endUtf16, endUtf16 + 1),
    }))
    .sort((a, b) => a.firstToken - b.firstToken);
  const labels = document.regions
    .flatMap(({ spans }) => spans)
    .sort((a, b) => a.startUtf16 - b.startUtf16)
    .map((span) => locate(span, tokens, categories));
  const labelAt = new Map(labels.filter(({ isExact }) => isExact).map((label) => [label.firstToken, label]));
  return { document, tokens, regions, labels, labelAt, posteriors };
}

/** The same documents with the posteriors of some of their parts, by their indices. */
export function withParts(
  documents: readonly HeldOutDocument[],
  parts: readonly number[],
): HeldOutDocument[] {
  return documents.map((document) => ({
    ...document,
    posteriors: parts.map((part) => document.posteriors[part]!),
  }));
}

function locate(span: Span, { startUtf16, endUtf16 }: Tokens, categories: readonly string[]): HeldOutLabel {
  const category = categories.indexOf(span.category);
  if (category < 0) throw new RangeError(`unknown category "${span.category}"`);
  const firstToken = firstWhere(endUtf16, span.startUtf16 + 1);
  const endToken = firstWhere(startUtf16, span.endUtf16);
  const isExact =
    firstToken < endToken &&
    startUtf16[firstToken] === span.startUtf16 &&
    endUtf16[endToken - 1] === span.endUtf16;
  return { span, category, firstToken, endToken, isExact };
}

/** Index of the first of ascending values that is at least `bound`. */
function firstWhere(values: Uint32Array, bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! >= bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
