import fc from 'fast-check';
import type { Operand } from './gradient-check.ts';

const SPACING = 1 / 8;

/**
 * Elements for `size` places of operand number `at`: from -4 to 4, none near another of its own or of another operand
 * or near 0, so that finite differences meet no kink of a maximum or of Relu.
 */
const elements = (size: number, at: number): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.integer({ min: -32, max: 31 }), { minLength: size, maxLength: size })
    .map((places) => places.map((place) => (place + 0.2 * (at + 1)) * SPACING));

/** A float64 operand of the given dims, whose sizes above 1 are declared by number or by the symbol of their axis. */
export const operand = (
  dims: readonly number[],
  { at = 0, axes = dims.map((_, axis) => axis) }: { at?: number; axes?: readonly (number | string)[] } = {},
): fc.Arbitrary<Operand> =>
  fc
    .tuple(
      elements(
        dims.reduce((a, b) => a * b, 1),
        at,
      ),
      fc.tuple(...dims.map(() => fc.boolean())),
    )
    .map(([data, symbolic]) => ({
      dtype: 'float64',
      dims,
      data,
      shape: dims.map((dim, axis) => (symbolic[axis] && dim > 1 ? `d${axes[axis]}` : dim)),
    }));

const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 0, maxLength: 3 });

/** `count` operands that broadcast against each other: axes are stretched from 1 or absent. */
export const broadcastOperands = (count: number): fc.Arbitrary<Operand[]> =>
  sizes.chain((full) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, at) =>
        fc
          .tuple(
            fc.nat({ max: full.length }),
            fc.array(fc.boolean(), { minLength: full.length, maxLength: full.length }),
          )
          .chain(([absent, isOne]) => {
            const dims = full.map((dim, axis) => (isOne[axis] ? 1 : dim)).slice(absent);
            return operand(dims, { at, axes: dims.map((_, axis) => axis + absent) });
          }),
      ),
    ),
  );

/** One operand of any shape of rank `minRank` to 3. */
export const anyOperand = (minRank = 0): fc.Arbitrary<Operand> =>
  fc
    .array(fc.integer({ min: 1, max: 3 }), { minLength: minRank, maxLength: 3 })
    .chain((dims) => operand(dims));

/** The same operands with elements above 0. */
export const positive = (operands: fc.Arbitrary<Operand[]>): fc.Arbitrary<Operand[]> =>
  operands.map((list) =>
    list.map((one) => ({ ...one, data: one.data.map((element) => Math.abs(element) + 0.5) })),
  );

/** An int64 operand. */
export const indices = (
  dims: readonly number[],
  { min, max }: { min: number; max: number },
): fc.Arbitrary<Operand> => {
  const size = dims.reduce((a, b) => a * b, 1);
  return fc
    .array(fc.integer({ min, max }), { minLength: size, maxLength: size })
    .map((data) => ({ dtype: 'int64', dims, data, shape: dims }));
};
