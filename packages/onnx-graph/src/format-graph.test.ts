import { expect, test } from 'vitest';
import { formatGraph } from './format-graph.ts';
import { GraphBuilder } from './graph-builder.ts';

test('lists inputs, initializers, nodes with attributes and types, and outputs', () => {
  const graph = new GraphBuilder('layer');
  const x = graph.input('x', 'float32', ['tokens', 2]);
  const weights = graph.initializer('weights', 'float32', [2, 2], new Float32Array(4));
  const normal = graph.scope('norm', () => {
    const scale = graph.constant('float32', [1, 1]);
    return graph.apply('LayerNormalization', [x, scale], { epsilon: 0.5 })[0];
  });
  graph.output('y', graph.apply('Gemm', [normal, weights, undefined], { transB: 1, alpha: undefined }));
  expect(formatGraph(graph)).toBe(
    `graph layer
input x float32[tokens,2]
initializer weights float32[2,2]
norm/LayerNormalization_0 float32[tokens,2], norm/LayerNormalization_0.1 float32[tokens,1], norm/LayerNormalization_0.2 float32[tokens,1] = LayerNormalization(x, float32[1,1]) {epsilon: 0.5}
Gemm_1 float32[tokens,2] = Gemm(norm/LayerNormalization_0, weights, -) {transB: 1}
y float32[tokens,2] = Identity(Gemm_1)
outputs y`,
  );
});
