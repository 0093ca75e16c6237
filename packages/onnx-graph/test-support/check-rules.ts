import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GradientRule } from '../src/gradient/rule.ts';
import { type Build, gradientError, type Operand } from './gradient-check.ts';
import { anyOperand } from './operands.ts';

/** A use of an op whose gradients are compared with finite differences. */
export interface Check {
  operands: fc.Arbitrary<Operand[]>;
  build: Build;
  /** Wider where the op has float32 kernels only, and with it the step of the differences. */
  tolerance?: number;
  step?: number;
}

const TOLERANCE = 1e-8;
const RUNS = 15;

export const list = (...operands: fc.Arbitrary<Operand>[]): fc.Arbitrary<Operand[]> => fc.tuple(...operands);

/** One operand of any shape of rank `minRank` to 3. */
export const one = (minRank = 0): fc.Arbitrary<Operand[]> => list(anyOperand(minRank));

/** Tests every rule of a table against finite differences; null for ops through which nothing flows back. */
export function checkRules<K extends string>(
  rules: Record<K, GradientRule>,
  checks: Record<NoInfer<K>, Check | Check[] | null>,
): void {
  describe.each(Object.entries<Check | Check[] | null>(checks))('%s', (op, given) => {
    if (given === null) {
      test('lets nothing flow back', () => {
        expect(rules[op as K]).toEqual([]);
      });
      return;
    }
    test.each([given].flat())('has the gradient that finite differences show (use %$)', async (check) => {
      await fc.assert(
        fc.asyncProperty(check.operands, async (operands) => {
          expect(await gradientError(operands, check.build, check.step)).toBeLessThan(
            check.tolerance ?? TOLERANCE,
          );
        }),
        { numRuns: RUNS },
      );
    });
  });
}
