import { describe, expect, it } from 'vitest';
import { minimizeLbfgs, type Objective } from './lbfgs.ts';

const options = { maxIterations: 200, history: 6, tolerance: 1e-12, period: 5 };

/** 100 (y - x^2)^2 + (1 - x)^2, least at (1, 1). */
const rosenbrock: Objective = (point, gradient) => {
  const [x, y] = [point[0]!, point[1]!];
  gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x);
  gradient[1] = 200 * (y - x * x);
  return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
};

describe('minimizeLbfgs', () => {
  it('finds the minimum at the end of a curved valley', () => {
    const x = new Float64Array([-1.2, 1]);
    for (const _ of minimizeLbfgs(rosenbrock, x, options));
    expect(x[0]).toBeCloseTo(1, 5);
    expect(x[1]).toBeCloseTo(1, 5);
  });

  it('never lets the value rise', () => {
    const x = new Float64Array([-1.2, 1]);
    let last = rosenbrock(x, new Float64Array(2));
    for (const { value } of minimizeLbfgs(rosenbrock, x, options)) {
      expect(value).toBeLessThanOrEqual(last);
      last = value;
    }
  });

  it('copes with badly scaled coordinates', () => {
    const scales = [1e-3, 1, 1e3];
    const bowl: Objective = (x, gradient) => {
      let value = 0;
      for (const [index, scale] of scales.entries()) {
        gradient[index] = scale * (x[index]! - index);
        value += (scale / 2) * (x[index]! - index) ** 2;
      }
      return value;
    };
    const x = new Float64Array([5, 5, 5]);
    for (const _ of minimizeLbfgs(bowl, x, options));
    for (const index of scales.keys()) expect(x[index]).toBeCloseTo(index, 3);
  });

  it('stops at once where the gradient is zero', () => {
    const x = new Float64Array([1, 1]);
    expect([...minimizeLbfgs(rosenbrock, x, options)]).toEqual([]);
    expect([...minimizeLbfgs(() => 0, new Float64Array(0), options)]).toEqual([]);
  });

  it('takes no more iterations than allowed', () => {
    const steps = [
      ...minimizeLbfgs(rosenbrock, new Float64Array([-1.2, 1]), { ...options, maxIterations: 3 }),
    ];
    expect(steps).toHaveLength(3);
  });
});
