import type { LabelledDocument } from '@spansmith/labels';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';
import type { EvaluationOptions } from './evaluation-options.ts';
import { TrainingSetError } from './training-set-error.ts';

/** Who trains the model and who tests it. Every part keeps the order of the documents. */
export interface Split<T> {
  training: T[];
  test: T[];
  /** Documents without a region, and with `percentage` those that are assigned to the test set. */
  unused: T[];
}

/**
 * Splits the labelled documents, those with at least one region, into training and test documents.
 *
 * - `manual`: each document's `dataset` decides; a document without one trains.
 * - `percentage`: a random part of the documents assigned to training tests, of round(n * testingSplitPercentage / 100)
 *   documents, but at least one and not all of them; a single document trains. `seed`, an integer of 32 bits, decides
 *   which: the same documents and seed give the same split (Fisher-Yates over pure-rand's Mersenne Twister).
 *
 * Throws TrainingSetError `noTrainingDocuments`, `noTestDocuments` (only with `manual`) or `noLabels`.
 */
export function splitDocuments<T extends LabelledDocument>(
  documents: readonly T[],
  options: EvaluationOptions,
  seed: number,
): Split<T> {
  const labelled = documents.filter((document) => document.regions.length > 0);
  const assignedToTraining = labelled.filter((document) => document.dataset !== 'Test');
  if (assignedToTraining.length === 0) {
    const message =
      'No labelled document is assigned to training. Label documents, or set "dataset" to "Train".';
    throw new TrainingSetError('noTrainingDocuments', message);
  }
  const test = new Set(
    options.kind === 'manual'
      ? labelled.filter((document) => document.dataset === 'Test')
      : chooseTest(assignedToTraining, options.testingSplitPercentage, seed),
  );
  if (options.kind === 'manual' && test.size === 0) {
    const message =
      'The evaluation kind "manual" needs labelled documents assigned to testing. Set "dataset" to "Test" for some, ' +
      'or use the kind "percentage".';
    throw new TrainingSetError('noTestDocuments', message);
  }
  const training = new Set(assignedToTraining.filter((document) => !test.has(document)));
  if (![...training].some((document) => document.regions.some((region) => region.spans.length > 0))) {
    const message =
      'No training document has a label. Label at least one entity, and import the labels again.';
    throw new TrainingSetError('noLabels', message);
  }
  return {
    training: [...training],
    test: [...test],
    unused: documents.filter((document) => !training.has(document) && !test.has(document)),
  };
}

function chooseTest<T>(documents: readonly T[], testingSplitPercentage: number, seed: number): T[] {
  const count = documents.length;
  const wanted = Math.round((count * testingSplitPercentage) / 100);
  const size = Math.min(Math.max(wanted, 1), count - 1);
  const random = mersenne(seed);
  const order = documents.map((_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = uniformInt(random, 0, last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  const chosen = order.slice(0, size).sort((a, b) => a - b);
  return chosen.map((index) => documents[index]!);
}

/** A seed for `splitDocuments` that follows from the training data: the first 32 bits of a SHA-256, given as hex. */
export function seedFromSha256(sha256: string): number {
  return Number.parseInt(sha256.slice(0, 8), 16);
}
