import { setImmediate } from 'node:timers/promises';
import type { TrainingHooks } from '../tagger.ts';
import { minimizeLbfgs } from './lbfgs.ts';
import { makeObjective } from './objective.ts';
import { ParameterLayout } from './parameter-layout.ts';
import type { TrainingData } from './training-data.ts';
import { copyParameters, type LearntParameters } from './warm-start.ts';

/** How a CRF is fitted to its data. */
export interface FitOptions {
  /** Strength of the L2 regularisation. */
  l2: number;
  maxIterations: number;
  /** Training ends when the loss has fallen by less than this part of itself over the last five passes. */
  tolerance: number;
}

const HISTORY = 6;
const PERIOD = 5;

/**
 * Learns the parameters, from `initial` on if there is one. Gives way to other work after every pass over the data,
 * and there rejects with the reason of an abort.
 */
export async function fit(
  data: TrainingData,
  categories: readonly string[],
  initial: LearntParameters | undefined,
  { l2, maxIterations, tolerance }: FitOptions,
  { onProgress, signal }: TrainingHooks = {},
): Promise<LearntParameters> {
  signal?.throwIfAborted();
  const layout = new ParameterLayout(data);
  const parameters = new Float64Array(layout.size);
  const learnt = { categories, features: data.features, layout, parameters };
  if (initial) copyParameters(initial, learnt);
  const objective = makeObjective(data, layout, l2);
  for (const { iteration, value } of minimizeLbfgs(objective, parameters, {
    maxIterations,
    history: HISTORY,
    tolerance,
    period: PERIOD,
  })) {
    onProgress?.({ iteration, maxIterations, loss: value });
    await setImmediate();
    signal?.throwIfAborted();
  }
  return learnt;
}
