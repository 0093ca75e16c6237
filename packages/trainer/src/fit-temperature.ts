import type { Choice } from './train-report.ts';

/** A predicted span's probability, 0..1, and whether it was right. */
export interface Outcome {
  probability: number;
  isRight: boolean;
}

/** Natural logarithms of the temperatures that are looked at: from 1/4 to 4. */
const MAX_LOG = Math.log(4);
const ITERATIONS = 40;
/** Standard deviation of the logarithm of temperatures, as far as is known without any outcome: few must not decide much. */
const PRIOR_DEVIATION = 0.5;
/** Keeps logits finite. */
const SMALLEST = 1e-6;

/**
 * The temperature by which confidences tell best which spans are right: it minimises the log loss of the outcomes
 * (Guo et al., On Calibration of Modern Neural Networks, 2017, section 4.2), plus a normal prior on its logarithm.
 * The loss is convex in 1 / temperature, so that a golden-section search finds its only minimum.
 */
export function fitTemperature(outcomes: readonly Outcome[]): Choice<number> {
  const logits = outcomes.map(({ probability, isRight }) => {
    const p = Math.min(1 - SMALLEST, Math.max(SMALLEST, probability));
    const logit = Math.log(p / (1 - p));
    return isRight ? logit : -logit;
  });
  const lossAt = (temperature: number) =>
    logits.reduce((sum, logit) => sum + Math.log1p(Math.exp(-logit / temperature)), 0);
  const objective = (log: number) => lossAt(Math.exp(log)) + (log / PRIOR_DEVIATION) ** 2 / 2;
  const value = Math.round(1000 * Math.exp(minimize(objective, -MAX_LOG, MAX_LOG))) / 1000;
  const count = outcomes.length;
  const tried = [1, value].map((temperature) => ({
    value: temperature,
    score: count === 0 ? 0 : lossAt(temperature) / count,
  }));
  return {
    value,
    reason:
      count === 0
        ? 'No held-out predictions to calibrate confidences on.'
        : `Smallest log loss of ${count} held-out predictions, which hold back from extremes the fewer they are.`,
    measure: 'log loss',
    tried: count === 0 ? [] : tried,
  };
}

/** Golden-section search (Kiefer 1953) for the minimum of a function with one. */
function minimize(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const [left, right] = [b - ratio * (b - a), a + ratio * (b - a)];
    if (f(left) <= f(right)) b = right;
    else a = left;
  }
  return (a + b) / 2;
}
