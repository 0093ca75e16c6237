import fc from 'fast-check';
import { type Check, checkRules, list } from '../../test-support/check-rules.ts';
import { operand } from '../../test-support/operands.ts';
import { contractionRules } from './contraction-rules.ts';

const size = fc.integer({ min: 1, max: 3 });

const matMul = (dimsOf: (n: number, k: number, m: number, batch: number) => [number[], number[]]): Check => ({
  operands: fc.tuple(size, size, size, size).chain((sizes) => {
    const [a, b] = dimsOf(...sizes);
    // Symbols on the rows only: inner dimensions of the two must not be named apart.
    return list(operand(a, { axes: a.map((_, axis) => `${a.length - axis}`) }), operand(b)).map(([x, y]) => [
      x!,
      { ...y!, shape: b },
    ]);
  }),
  build: (g, a, b) => g.apply('MatMul', [a!, b!]),
});

const gemm = (transA: 0 | 1, transB: 0 | 1): Check => ({
  operands: fc.tuple(size, size, size, fc.boolean()).chain(([n, k, m, row]) =>
    list(
      operand(transA ? [k, n] : [n, k]).map((a) => ({ ...a, shape: a.dims })),
      operand(transB ? [m, k] : [k, m], { at: 1 }).map((b) => ({ ...b, shape: b.dims })),
      operand(row ? [m] : [n, 1], { at: 2 }).map((c) => ({ ...c, shape: c.dims })),
    ),
  ),
  build: (g, a, b, c) => g.apply('Gemm', [a!, b!, c], { transA, transB, alpha: 0.5, beta: 2 }),
});

checkRules(contractionRules, {
  MatMul: [
    matMul((n, k, m) => [
      [n, k],
      [k, m],
    ]),
    matMul((n, k, m, batch) => [
      [batch, n, k],
      [k, m],
    ]),
    matMul((n, k, m, batch) => [
      [batch, n, k],
      [batch, k, m],
    ]),
    matMul((n, k, m, batch) => [
      [batch, 1, n, k],
      [2, k, m],
    ]),
    matMul((n, k, m, batch) => [
      [n, k],
      [batch, k, m],
    ]),
  ],
  Gemm: [gemm(0, 0), gemm(0, 1), gemm(1, 0), gemm(1, 1)],
  MatMulInteger: null,
  DynamicQuantizeLinear: null,
});
