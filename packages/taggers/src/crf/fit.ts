import { setImmediate } from 'node:timers/promises';
import type { TrainingHooks } from '../tagger.ts';
import { minimizeLbfgs } from './lbfgs.ts';
import { makeObjective } from './objective.ts';
import { ParameterLayout } from './parameter-layout.ts';
import type { TrainingData } from './training-data.ts';
import type { Weights } from './weights.ts';

export interface FitOptions {
  /** Strength of the L2 regularisation. */
  l2: number;
  maxIterations: number;
  /** Training ends when the loss has fallen by less than this part of itself over the last five passes. */
  tolerance: number;
}

const history = 6;
const period = 5;

/** Learns weights. Gives way to other work after every pass, and there rejects with the reason of an abort. */
export async function fit(
  data: TrainingData,
  { l2, maxIterations, tolerance }: FitOptions,
  { onProgress, signal }: TrainingHooks = {},
): Promise<{ layout: ParameterLayout; weights: Weights }> {
  signal?.throwIfAborted();
  const layout = new ParameterLayout(data);
  const parameters = new Float64Array(layout.size);
  const objective = makeObjective(data, layout, l2);
  for (const { iteration, value } of minimizeLbfgs(objective, parameters, {
    maxIterations,
    history,
    tolerance,
    period,
  })) {
    onProgress?.({ iteration, maxIterations, loss: value });
    await setImmediate();
    signal?.throwIfAborted();
  }
  const weights = layout.newWeights();
  layout.toWeights(parameters, weights);
  return { layout, weights };
}
