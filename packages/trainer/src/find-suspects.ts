import type { TokenSpan } from '@spansmith/tokenization';
import type { HeldOutDocument, HeldOutLabel } from './held-out-document.ts';
import type { HeldOutPrediction } from './held-out-predictions.ts';
import { countElsewhere } from './surface-counts.ts';
import type { Suspect } from './train-report.ts';
import type { TrainingSet } from './training-set.ts';

/** So many are worth a person's while. */
const MAX_SUSPECTS = 100;

/**
 * Labels that the held-out tagger contradicts, and spans that it misses among them. What counts as confident is told
 * by where tagger and labels agree, for each category and for what is not labelled, as in confident learning
 * (Northcutt, Jiang and Chuang 2021): a contradiction must be as probable as such agreement is on average. That nothing
 * is to be labelled, taggers are sure of too wherever they do not know a name; so the same words must stand unlabelled in
 * other documents more often than labelled.
 *
 * @param set that the documents are of
 */
export function findSuspects(
  documents: readonly HeldOutDocument[],
  predictions: readonly HeldOutPrediction[],
  weights: readonly number[],
  { categories, documents: all }: TrainingSet,
): Suspect[] {
  const places = new Map(all.map((document, index) => [document, index]));
  const sure = agreementOf(documents, predictions, weights, categories.length);
  const found = Map.groupBy(predictions, ({ document }) => document);
  return documents
    .flatMap((document) => {
      const { location } = document.document;
      const place = { document: places.get(document.document)!, ...(location !== undefined && { location }) };
      const predicted = found.get(document) ?? [];
      const suspected = [
        ...document.labels.map((label) => suspectLabel(document, label, predicted, weights, sure)),
        ...predicted.map((prediction) => missingLabel(document, prediction, sure)),
      ];
      return suspected.filter((suspect) => suspect !== undefined).map((s) => ({ ...s, ...place }));
    })
    .map(({ labelled, suggested, ...rest }) => ({
      ...rest,
      ...(labelled && { labelled }),
      ...(suggested && { suggested }),
    }))
    .sort((a, b) => b.confidence - a.confidence || a.document - b.document)
    .slice(0, MAX_SUSPECTS);

  function suspectLabel(
    document: HeldOutDocument,
    label: HeldOutLabel,
    predicted: readonly HeldOutPrediction[],
    weights: readonly number[],
    sure: Agreement,
  ): Omit<Suspect, 'document'> | undefined {
    const { category, startUtf16, endUtf16 } = label.span;
    const labelled = { category, startUtf16, endUtf16 };
    const rivals = predicted.filter((prediction) => overlaps(prediction, label));
    if (rivals.length === 0) {
      const confidence = outsideProbability(document, label, weights);
      if (confidence < sure.outside) return undefined;
      const words = document.document.text.slice(startUtf16, endUtf16);
      const elsewhere = countElsewhere(words, all, document.document);
      return elsewhere.unlabelled > elsewhere.labelled ? { kind: 'label', labelled, confidence } : undefined;
    }
    const rival = rivals.reduce((a, b) => (b.confidence > a.confidence ? b : a));
    if (rival.isRight || rival.confidence < sure.categories[rival.category]!) return undefined;
    const { confidence } = rival;
    return { kind: 'label', labelled, suggested: spanOf(document, rival), confidence };
  }

  function missingLabel(
    document: HeldOutDocument,
    prediction: HeldOutPrediction,
    sure: Agreement,
  ): Omit<Suspect, 'document'> | undefined {
    const { confidence, category } = prediction;
    if (confidence < sure.categories[category]!) return undefined;
    if (document.labels.some((label) => overlaps(prediction, label))) return undefined;
    return { kind: 'missing label', suggested: spanOf(document, prediction), confidence };
  }

  function spanOf({ tokens }: HeldOutDocument, { category, firstToken, endToken }: TokenSpan) {
    return {
      category: categories[category]!,
      startUtf16: tokens.startUtf16[firstToken]!,
      endUtf16: tokens.endUtf16[endToken - 1]!,
    };
  }
}

export function overlaps(a: TokenSpan, b: TokenSpan): boolean {
  return a.firstToken < b.endToken && b.firstToken < a.endToken;
}

/** Mean probabilities where the tagger and the labels agree; 1 where they never do. */
interface Agreement {
  /** Confidence of right predictions, by category. */
  categories: readonly number[];
  /** Probability that nothing is labelled, of tokens where nothing is. */
  outside: number;
}

function agreementOf(
  documents: readonly HeldOutDocument[],
  predictions: readonly HeldOutPrediction[],
  weights: readonly number[],
  categoryCount: number,
): Agreement {
  const right = predictions.filter(({ isRight }) => isRight);
  const categories = Array.from({ length: categoryCount }, (_, category) =>
    meanOf(right.filter((span) => span.category === category).map(({ confidence }) => confidence)),
  );
  const outside = documents.flatMap((document) => {
    const labelled = new Set<number>();
    for (const { firstToken, endToken } of document.labels)
      for (let token = firstToken; token < endToken; token++) labelled.add(token);
    return document.regions.flatMap(({ firstToken, endToken }) =>
      Array.from({ length: endToken - firstToken }, (_, index) => firstToken + index)
        .filter((token) => !labelled.has(token))
        .map((token) => outsideAt(document, token, weights)),
    );
  });
  return { categories, outside: meanOf(outside) };
}

/** Probability that nothing is labelled in a span, at its least certain token. */
function outsideProbability(
  document: HeldOutDocument,
  { firstToken, endToken }: TokenSpan,
  weights: readonly number[],
): number {
  let least = firstToken < endToken ? 1 : 0;
  for (let token = firstToken; token < endToken; token++)
    least = Math.min(least, outsideAt(document, token, weights));
  return least;
}

function outsideAt({ posteriors }: HeldOutDocument, token: number, weights: readonly number[]): number {
  return posteriors.reduce(
    (sum, { marginals, tagCount }, part) => sum + weights[part]! * marginals[token * tagCount]!,
    0,
  );
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;
