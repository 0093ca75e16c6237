import fc from 'fast-check';
import { type Check, checkRules, list, one } from '../../test-support/check-rules.ts';
import { operand } from '../../test-support/operands.ts';
import { normalizationRules } from './normalization-rules.ts';

const alongAxis = (op: 'Softmax' | 'LogSoftmax'): Check[] =>
  [-1, 0].map((axis) => ({ operands: one(1), build: (g, x) => g.apply(op, [x!], { axis }) }));

checkRules(normalizationRules, {
  Softmax: alongAxis('Softmax'),
  LogSoftmax: alongAxis('LogSoftmax'),
  LayerNormalization: {
    operands: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }).chain((rows) =>
      list(
        operand([...rows, 4]).map((x) => ({ ...x, shape: [...x.shape.slice(0, -1), 4] })),
        ...[1, 2].map((at) => operand([4], { at }).map((vector) => ({ ...vector, shape: [4] }))),
      ),
    ),
    build: (g, x, scale, bias) => g.apply('LayerNormalization', [x!, scale!, bias], { epsilon: 1e-3 })[0],
    // The mean and deviation that the forward pass keeps are float32.
    tolerance: 3e-6,
  },
});
