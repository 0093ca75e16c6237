import { TrainingSetError } from './training-set-error.ts';

/** How the test documents are chosen, as a training request may say it. Percentages are whole numbers. */
export interface RequestedEvaluationOptions {
  kind?: 'percentage' | 'manual';
  trainingSplitPercentage?: number;
  testingSplitPercentage?: number;
}

/** How the test documents are chosen, with nothing left open; this is what the evaluation reports. */
export type EvaluationOptions =
  | { kind: 'percentage'; trainingSplitPercentage: number; testingSplitPercentage: number }
  | { kind: 'manual' };

/**
 * Fills in the defaults: `percentage`, 80 and 20; one percentage follows from the other. `manual` has no percentages.
 *
 * Throws TrainingSetError `invalidEvaluationOptions` for percentages that are no whole numbers from 1 to 99 with the
 * sum 100.
 */
export function resolveEvaluationOptions(requested: RequestedEvaluationOptions = {}): EvaluationOptions {
  if (requested.kind === 'manual') return { kind: 'manual' };
  const { trainingSplitPercentage: given, testingSplitPercentage: testing } = requested;
  const trainingSplitPercentage = given ?? (testing === undefined ? 80 : 100 - testing);
  const testingSplitPercentage = testing ?? 100 - trainingSplitPercentage;
  const percentages = [trainingSplitPercentage, testingSplitPercentage];
  const possible = percentages.every((percentage) => Number.isInteger(percentage) && percentage >= 1);
  if (!possible || trainingSplitPercentage + testingSplitPercentage !== 100) {
    const message =
      'trainingSplitPercentage and testingSplitPercentage must be whole numbers from 1 to 99 whose sum is 100; ' +
      `they are ${percentages.join(' and ')}.`;
    throw new TrainingSetError('invalidEvaluationOptions', message);
  }
  return { kind: 'percentage', trainingSplitPercentage, testingSplitPercentage };
}
