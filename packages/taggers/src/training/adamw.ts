/** An array of weights that an optimiser changes in place. */
export interface Parameter {
  readonly name: string;
  readonly values: Float32Array;
  /** Multiplies the learning rate, for layer-wise rates; 1 by default. */
  readonly learningRateFactor?: number;
  /** Whether weight decay applies; biases and the weights of norms do without. True by default. */
  readonly decays?: boolean;
}

export interface AdamWOptions {
  /** Decay rates of the running means of gradients and of their squares. */
  beta1?: number;
  beta2?: number;
  /** Added to the root of the mean square. */
  epsilon?: number;
  /** Part of a weight that a step of learning rate 1 takes off it. */
  weightDecay?: number;
  /** Gradients whose common Euclidean length is above this are scaled down to it; Infinity for never. */
  maxGradientNorm?: number;
}

/** What an optimiser remembers between steps, for a checkpoint. */
export interface AdamWState {
  steps: number;
  /** Running means of the gradients and of their squares, by the parameters' names. */
  mean: Record<string, Float32Array>;
  meanSquare: Record<string, Float32Array>;
}

/**
 * Adam with decoupled weight decay: Kingma and Ba (2015), algorithm 1, with the decay of Loshchilov and Hutter (2019),
 * algorithm 2, and gradients clipped by their global norm (Pascanu et al., 2013). In typed arrays, because that takes
 * less than half the time of the same update in a graph.
 */
export class AdamW {
  readonly #parameters: readonly Parameter[];
  readonly #options: Required<AdamWOptions>;
  #state: AdamWState;

  constructor(parameters: readonly Parameter[], options: AdamWOptions = {}) {
    this.#parameters = parameters;
    this.#options = {
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 0.01,
      maxGradientNorm: Number.POSITIVE_INFINITY,
      ...options,
    };
    const zeros = () =>
      Object.fromEntries(parameters.map(({ name, values }) => [name, new Float32Array(values.length)]));
    this.#state = { steps: 0, mean: zeros(), meanSquare: zeros() };
  }

  /**
   * Changes the parameters by one step against `gradients`, an array for each parameter's name. Returns the length of
   * the gradients before clipping. Throws a RangeError, and changes nothing, where a gradient is missing, of another
   * length than its parameter, or not finite.
   */
  step(gradients: Readonly<Record<string, Float32Array>>, learningRate: number): number {
    const norm = this.#norm(gradients);
    const { beta1, beta2, epsilon, weightDecay, maxGradientNorm } = this.#options;
    const scale = norm > maxGradientNorm ? maxGradientNorm / norm : 1;
    const state = this.#state;
    state.steps++;
    // The means start at 0; this is what makes up for it.
    const meanCorrection = 1 - beta1 ** state.steps;
    const rootCorrection = Math.sqrt(1 - beta2 ** state.steps);
    for (const { name, values, learningRateFactor = 1, decays = true } of this.#parameters) {
      const gradient = gradients[name]!;
      const mean = state.mean[name]!;
      const meanSquare = state.meanSquare[name]!;
      const rate = learningRate * learningRateFactor;
      if (rate === 0) continue;
      const kept = decays ? 1 - rate * weightDecay : 1;
      const stepSize = (rate * rootCorrection) / meanCorrection;
      const correctedEpsilon = epsilon * rootCorrection;
      for (let at = 0; at < values.length; at++) {
        const g = gradient[at]! * scale;
        const m = beta1 * mean[at]! + (1 - beta1) * g;
        const v = beta2 * meanSquare[at]! + (1 - beta2) * g * g;
        mean[at] = m;
        meanSquare[at] = v;
        values[at] = kept * values[at]! - (stepSize * m) / (Math.sqrt(v) + correctedEpsilon);
      }
    }
    return norm;
  }

  /** What to keep in a checkpoint beside the parameters. The arrays are the optimiser's own. */
  get state(): Readonly<AdamWState> {
    return this.#state;
  }

  /** Goes on from a checkpoint. Throws a RangeError where it is not one of these parameters. */
  restore({ steps, mean, meanSquare }: AdamWState): void {
    const copy = (kept: Record<string, Float32Array>) =>
      Object.fromEntries(
        this.#parameters.map((parameter) => [parameter.name, arrayFor(parameter, kept).slice()]),
      );
    this.#state = { steps, mean: copy(mean), meanSquare: copy(meanSquare) };
  }

  #norm(gradients: Readonly<Record<string, Float32Array>>): number {
    let squares = 0;
    for (const parameter of this.#parameters) {
      const gradient = arrayFor(parameter, gradients);
      let ofParameter = 0;
      for (let at = 0; at < gradient.length; at++) ofParameter += gradient[at]! * gradient[at]!;
      if (!Number.isFinite(ofParameter))
        throw new RangeError(`the gradient of "${parameter.name}" is not finite`);
      squares += ofParameter;
    }
    return Math.sqrt(squares);
  }
}

function arrayFor({ name, values }: Parameter, arrays: Readonly<Record<string, Float32Array>>): Float32Array {
  const array = arrays[name];
  if (array?.length !== values.length)
    throw new RangeError(`"${name}" of ${values.length} elements has ${array?.length ?? 'none'} here`);
  return array;
}
