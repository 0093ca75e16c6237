import { describe, expect, test } from 'vitest';
import { GraphError } from './errors.ts';
import { GraphBuilder } from './graph-builder.ts';
import { readModel } from './read-model.ts';

const twoLayer = (metadata: [string, string][] = []) => {
  const graph = new GraphBuilder('layers');
  const x = graph.input('x', 'float32', ['n', 2]);
  const weights = graph.initializer('weights', 'float32', [2, 3], new Float32Array([1, 2, 3, 4, 5, 6]));
  graph.output('y', graph.apply('MatMul', [x, weights]));
  for (const [key, value] of metadata) graph.setMetadata(key, value);
  return graph;
};

describe('GraphBuilder', () => {
  test('the same calls give the same bytes, whatever the order of the metadata', () => {
    const first = twoLayer([
      ['a', '1'],
      ['b', '2'],
    ]).toBytes();
    const second = twoLayer([
      ['b', '2'],
      ['a', '1'],
    ]).toBytes();
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('names its inputs, outputs and initializers in the file', () => {
    const model = readModel(twoLayer([['key', 'value']]).toBytes());
    expect(model.inputNames).toEqual(['x']);
    expect(model.outputNames).toEqual(['y']);
    expect(model.initializerNames).toEqual(['weights']);
    expect([...model.metadata]).toEqual([['key', 'value']]);
  });

  test('shares equal constants', () => {
    const graph = new GraphBuilder('g');
    expect(graph.constant('int64', [1])).toBe(graph.constant('int64', [1]));
    expect(graph.constant('int64', 1)).not.toBe(graph.constant('int64', [1]));
  });

  test('builds a node that is already there only once', () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float32', ['n']);
    const norm = () => graph.apply('LayerNormalization', [x, x], { epsilon: 0.1 });
    expect(norm()).toEqual(norm());
    expect(graph.apply('LayerNormalization', [x, x])[0]).not.toBe(norm()[0]);
    expect(graph.nodes).toHaveLength(2);
  });

  test('names nodes by the scopes that they are built in', () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float32', ['n']);
    const build = () => graph.scope('layer', () => graph.apply('Exp', [x]));
    expect(graph.scope('encoder', build).name).toBe('encoder/layer/Exp_0');
    expect(graph.apply('Neg', [x]).name).toBe('Neg_1');
  });

  test('an error names the op, its inputs and what is wrong with them', () => {
    const graph = new GraphBuilder('g');
    const a = graph.input('a', 'float32', ['tokens', 3]);
    const b = graph.input('b', 'float32', [4, 2]);
    expect(() => graph.apply('MatMul', [a, b])).toThrow(
      'MatMul_0(a float32[tokens,3], b float32[4,2]): inner dimensions of float32[tokens,3] and float32[4,2]: dimensions 3 and 4 differ',
    );
  });

  test('refuses a value of another graph', () => {
    const foreign = new GraphBuilder('other').input('x', 'float32', [1]);
    const graph = new GraphBuilder('g');
    graph.input('x', 'float32', [1]);
    expect(() => graph.apply('Identity', [foreign])).toThrow('"x" is not a value of graph "g"');
  });

  test('refuses a second value of the same name', () => {
    const graph = new GraphBuilder('g');
    graph.input('x', 'float32', [1]);
    expect(() => graph.input('x', 'int64', [2])).toThrow('graph "g" already has a value "x"');
  });

  test('refuses an initializer whose data do not fill its shape', () => {
    const graph = new GraphBuilder('g');
    expect(() => graph.initializer('w', 'float32', [2, 2], new Float32Array(3))).toThrow(
      'initializer "w": Float32Array of 3 elements for float32[2,2]',
    );
  });

  test('refuses to serialize a graph without an output', () => {
    expect(() => new GraphBuilder('g').toBytes()).toThrow(new GraphError('graph "g" has no output'));
  });
});

describe('shape checks', () => {
  const graph = new GraphBuilder('g');
  const tokens = graph.input('tokens', 'float32', ['tokens', 3]);
  const words = graph.input('words', 'float32', ['words', 3]);
  const ids = graph.input('ids', 'int64', ['tokens']);
  const axes = graph.input('axes', 'int64', [1]);
  const vector = graph.input('vector', 'float32', [4]);
  const ints = (...elements: number[]) => graph.constant('int64', elements);

  test.each([
    [
      'two symbols do not broadcast',
      () => graph.apply('Add', [tokens, words]),
      'dimensions tokens and words differ',
    ],
    ['dtypes must agree', () => graph.apply('Add', [tokens, ids]), 'must have the same dtype'],
    ['sizes do not broadcast', () => graph.apply('Mul', [tokens, vector]), 'dimensions 3 and 4 differ'],
    ['indices are integers', () => graph.apply('Gather', [tokens, vector]), 'must have dtype int64 or int32'],
    [
      'an axis is within the rank',
      () => graph.apply('Concat', [tokens], { axis: 2 }),
      'axis 2 is out of range',
    ],
    [
      'axes are known',
      () => graph.apply('ReduceSum', [tokens, axes]),
      'must be known when the graph is built',
    ],
    [
      'a reshape keeps the size',
      () => graph.apply('Reshape', [vector, ints(3)]),
      'cannot reshape float32[4] into [3]',
    ],
    ['a reshape divides the size', () => graph.apply('Reshape', [vector, ints(-1, 3)]), 'cannot reshape'],
    ['perm is a permutation', () => graph.apply('Transpose', [tokens], { perm: [0, 0] }), 'no permutation'],
    ['only 1 is squeezed', () => graph.apply('Squeeze', [tokens, ints(1)]), 'dimensions 3 and 1 differ'],
    ['unsqueezed axes differ', () => graph.apply('Unsqueeze', [vector, ints(0, 0)]), 'axes [0,0] repeat'],
    ['a condition is boolean', () => graph.apply('Where', [tokens, tokens, tokens]), 'must have dtype bool'],
    ['axes are not empty', () => graph.apply('ReduceSum', [tokens, ints()]), 'axes are empty'],
    [
      'every axis has bounds',
      () => graph.apply('Slice', [tokens, ints(0), ints(1), ints(0, 1), ints(1)]),
      'differ',
    ],
    [
      'a step is not zero',
      () => graph.apply('Slice', [vector, ints(0), ints(1), ints(0), ints(0)]),
      'a step of 0',
    ],
    ['MatMul takes matrices', () => graph.apply('MatMul', [tokens, vector]), 'must have rank 2 or more'],
    [
      'concatenated ranks agree',
      () => graph.apply('Concat', [tokens, vector], { axis: 0 }),
      'ranks 2 and 1 differ',
    ],
    ['scattered ranks agree', () => graph.apply('ScatterElements', [tokens, ids, vector]), 'the same rank'],
    [
      'index tuples have a size',
      () => graph.apply('ScatterND', [vector, ids, vector]),
      'must be a size <= 1',
    ],
    [
      'gathered elements exist',
      () => graph.apply('Gather', [graph.apply('Shape', [vector]), ints(1)]),
      'leave int64[1]',
    ],
  ])('%s', (_, build, message) => {
    expect(build).toThrow(GraphError);
    expect(build).toThrow(message);
  });
});
