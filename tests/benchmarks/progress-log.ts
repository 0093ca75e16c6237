import type { TrainProgress } from '../../packages/trainer/src/index.ts';
import { percent } from './rounding.ts';

/** Tells the standard error of every tenth of a training's work. */
export function progressLog(): (progress: TrainProgress) => void {
  let logged = 0;
  return ({ stage, part, fraction, loss, heldOutF1 }) => {
    if (fraction < logged + 0.1) return;
    logged = fraction;
    const score = heldOutF1 === undefined ? '' : `, held-out F1 ${percent(heldOutF1)}`;
    console.error(`${stage} ${part}: ${Math.round(100 * fraction)} %, loss ${loss.toFixed(2)}${score}`);
  };
}
