/** Value of a function at `x`; writes its gradient into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  maxIterations: number;
  /** Pairs of steps and gradient changes remembered. */
  history: number;
  /** Stop when the value has fallen by less than this part of itself over `period` iterations. */
  tolerance: number;
  period: number;
}

export interface LbfgsState {
  iteration: number;
  value: number;
  x: Float64Array;
}

/** Sufficient decrease and curvature constants of the Wolfe conditions. */
const DECREASE = 1e-4;
const CURVATURE = 0.9;
const MAX_LINE_STEPS = 20;

/**
 * Minimises a smooth function by L-BFGS from `x`, which is overwritten; yields after each iteration, `x` included.
 * Nocedal and Wright, Numerical Optimization (2nd ed., 2006), algorithms 7.4 (two-loop recursion) and 7.5; the step
 * length comes from bisection towards the weak Wolfe conditions (Lewis and Overton, 2013, algorithm 2.6).
 */
export function* minimizeLbfgs(
  objective: Objective,
  x: Float64Array,
  options: LbfgsOptions,
): Generator<LbfgsState> {
  const size = x.length;
  const memory = new StepMemory(options.history, size);
  let gradient = new Float64Array(size);
  const nextX = new Float64Array(size);
  let nextGradient = new Float64Array(size);
  const direction = new Float64Array(size);
  let value = objective(x, gradient);
  const values = [value];
  for (let iteration = 1; iteration <= options.maxIterations; iteration++) {
    memory.descend(gradient, direction);
    let slope = dot(gradient, direction);
    if (!(slope < 0)) {
      memory.clear();
      memory.descend(gradient, direction);
      slope = dot(gradient, direction);
      if (!(slope < 0)) return;
    }
    // The first step has no scale yet: move by a unit length.
    let step = memory.count === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let low = 0;
    let high = Number.POSITIVE_INFINITY;
    let nextValue = Number.NaN;
    let accepted = false;
    for (let tries = 0; tries < MAX_LINE_STEPS; tries++) {
      if (tries > 0) step = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
      for (let i = 0; i < size; i++) nextX[i] = x[i]! + step * direction[i]!;
      nextValue = objective(nextX, nextGradient);
      accepted = nextValue <= value + DECREASE * step * slope;
      if (accepted && dot(nextGradient, direction) >= CURVATURE * slope) break;
      if (accepted) low = step;
      else high = step;
    }
    if (!accepted) return;
    memory.remember(x, nextX, gradient, nextGradient);
    x.set(nextX);
    [gradient, nextGradient] = [nextGradient, gradient];
    value = nextValue;
    yield { iteration, value, x };
    values.push(value);
    const before = values[values.length - 1 - options.period];
    if (before !== undefined && before - value < options.tolerance * Math.abs(value)) return;
  }
}

/** The last steps and gradient changes, and the inverse Hessian that they imply. */
class StepMemory {
  readonly #limit: number;
  readonly #size: number;
  #pairs: { step: Float64Array; change: Float64Array; product: number }[] = [];

  constructor(limit: number, size: number) {
    this.#limit = limit;
    this.#size = size;
  }

  get count(): number {
    return this.#pairs.length;
  }

  clear(): void {
    this.#pairs = [];
  }

  remember(x: Float64Array, nextX: Float64Array, gradient: Float64Array, nextGradient: Float64Array): void {
    const oldest = this.#pairs.length === this.#limit ? this.#pairs.shift()! : undefined;
    const step = oldest?.step ?? new Float64Array(this.#size);
    const change = oldest?.change ?? new Float64Array(this.#size);
    for (let i = 0; i < step.length; i++) {
      step[i] = nextX[i]! - x[i]!;
      change[i] = nextGradient[i]! - gradient[i]!;
    }
    const product = dot(step, change);
    if (product > 0) this.#pairs.push({ step, change, product });
  }

  /** Two-loop recursion: writes minus the inverse Hessian times `gradient` into `direction`. */
  descend(gradient: Float64Array, direction: Float64Array): void {
    for (let i = 0; i < gradient.length; i++) direction[i] = -gradient[i]!;
    const factors: number[] = [];
    for (const { step, change, product } of this.#pairs.toReversed()) {
      const factor = dot(step, direction) / product;
      factors.push(factor);
      addScaled(direction, change, -factor);
    }
    const newest = this.#pairs.at(-1);
    if (newest) {
      const scale = newest.product / dot(newest.change, newest.change);
      for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
    }
    for (const { step, change, product } of this.#pairs) {
      const correction = factors.pop()! - dot(change, direction) / product;
      addScaled(direction, step, correction);
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * source[i]!;
}
