import type { TokenSpan } from '@spansmith/tokenization';
import type { HeldOutDocument, HeldOutLabel } from './held-out-document.ts';
import type { HeldOutPrediction } from './held-out-predictions.ts';
import { countElsewhere } from './surface-counts.ts';
import type { Suspect } from './train-report.ts';
import type { TrainingSet } from './training-set.ts';

/** So many are worth a person's while. */
const MAX_SUSPECTS = 100;
/** Bounds how often all texts are searched. */
const MAX_LOOKUPS = 300;

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
  const suspected = documents.flatMap((document) => {
    const predicted = found.get(document) ?? [];
    return [
      ...document.labels.map((label) => suspectLabel(document, label, predicted)),
      ...predicted.map((prediction) => missingLabel(document, prediction)),
    ].filter((suspect) => suspect !== undefined);
  });
  suspected.sort((a, b) => b.confidence - a.confidence || a.document - b.document);
  const suspects: Suspect[] = [];
  let lookups = 0;
  for (const suspect of suspected) {
    if (suspects.length === MAX_SUSPECTS) break;
    if (suspect.suggested || (lookups++ < MAX_LOOKUPS && isUnlabelledElsewhere(suspect)))
      suspects.push(suspect);
  }
  return suspects;

  function placeOf({ document }: HeldOutDocument): Pick<Suspect, 'document' | 'location'> {
    const { location } = document;
    return { document: places.get(document)!, ...(location !== undefined && { location }) };
  }

  function suspectLabel(
    document: HeldOutDocument,
    label: HeldOutLabel,
    predicted: readonly HeldOutPrediction[],
  ): Suspect | undefined {
    const { category, startUtf16, endUtf16 } = label.span;
    const labelled = { category, startUtf16, endUtf16 };
    const rivals = predicted.filter((prediction) => overlaps(prediction, label));
    if (rivals.length === 0) {
      const confidence = outsideProbability(document, label, weights);
      return confidence < sure.outside
        ? undefined
        : { kind: 'label', ...placeOf(document), labelled, confidence };
    }
    const rival = rivals.reduce((a, b) => (b.confidence > a.confidence ? b : a));
    if (rival.isRight || rival.confidence < sure.categories[rival.category]!) return undefined;
    const { confidence } = rival;
    return { kind: 'label', ...placeOf(document), labelled, suggested: spanOf(document, rival), confidence };
  }

  function isUnlabelledElsewhere({ document, labelled }: Suspect): boolean {
    const suspected = all[document]!;
    const words = suspected.text.slice(labelled!.startUtf16, labelled!.endUtf16);
    const elsewhere = countElsewhere(words, all, suspected);
    return elsewhere.unlabelled > elsewhere.labelled;
  }

  function missingLabel(document: HeldOutDocument, prediction: HeldOutPrediction): Suspect | undefined {
    const { confidence, category } = prediction;
    if (confidence < sure.categories[category]!) return undefined;
    if (document.labels.some((label) => overlaps(prediction, label))) return undefined;
    return {
      kind: 'missing label',
      ...placeOf(document),
      suggested: spanOf(document, prediction),
      confidence,
    };
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
