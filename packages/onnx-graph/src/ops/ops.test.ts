import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { type DataOf, type DType, typedArray } from '../dtype.ts';
import { GraphBuilder } from '../graph-builder.ts';
import type { Dim, Shape, Value } from '../value.ts';
import { type OpName, ops } from './index.ts';

interface Feed {
  dtype: DType;
  /** Shape declared to the builder; symbols and unknowns included. */
  shape: Shape;
  dims: number[];
  data: number[];
}

interface Case {
  title: string;
  feeds: Feed[];
  build: (graph: GraphBuilder, ...inputs: Value[]) => Value;
  /** Shape that the builder must infer. */
  inferred: Dim[];
  expected: number[];
}

const feed = (dtype: DType, shape: Shape, data: number[], dims = shape as number[]): Feed => ({
  dtype,
  shape,
  data,
  dims,
});

const f = (shape: Shape, data: number[], dims?: number[]): Feed => feed('float32', shape, data, dims);
const i = (shape: Shape, data: number[], dims?: number[]): Feed => feed('int64', shape, data, dims);

const sixA = f(['n', 3], [1, 2, 3, 4, 5, 6], [2, 3]);

const cases: Record<OpName, Case[]> = {
  Add: [
    {
      title: 'broadcasts a row over an unknown number of rows',
      feeds: [sixA, f([3], [10, 20, 30])],
      build: (g, a, b) => g.apply('Add', [a, b]),
      inferred: ['n', 3],
      expected: [11, 22, 33, 14, 25, 36],
    },
  ],
  Sub: [
    {
      title: 'broadcasts a column against a row',
      feeds: [f([2, 1], [1, 2]), f([3], [10, 20, 30])],
      build: (g, a, b) => g.apply('Sub', [a, b]),
      inferred: [2, 3],
      expected: [-9, -19, -29, -8, -18, -28],
    },
  ],
  Mul: [
    {
      title: 'multiplies by a scalar constant',
      feeds: [sixA],
      build: (g, a) => g.apply('Mul', [a, g.constant('float32', 2)]),
      inferred: ['n', 3],
      expected: [2, 4, 6, 8, 10, 12],
    },
  ],
  Div: [
    {
      title: 'truncates integers',
      feeds: [i([2], [7, -7]), i([1], [2])],
      build: (g, a, b) => g.apply('Div', [a, b]),
      inferred: [2],
      expected: [3, -3],
    },
  ],
  Equal: [
    {
      title: 'gives booleans',
      feeds: [i([3], [1, 2, 3]), i([1], [2])],
      build: (g, a, b) => g.apply('Equal', [a, b]),
      inferred: [3],
      expected: [0, 1, 0],
    },
  ],
  Less: [
    {
      title: 'gives booleans',
      feeds: [f([3], [1, 2, 3]), f([1], [2])],
      build: (g, a, b) => g.apply('Less', [a, b]),
      inferred: [3],
      expected: [1, 0, 0],
    },
  ],
  Greater: [
    {
      title: 'gives booleans',
      feeds: [f([3], [1, 2, 3]), f([1], [2])],
      build: (g, a, b) => g.apply('Greater', [a, b]),
      inferred: [3],
      expected: [0, 0, 1],
    },
  ],
  Where: [
    {
      title: 'chooses by a broadcast condition',
      feeds: [feed('bool', [2, 1], [1, 0]), f([2, 2], [1, 2, 3, 4]), f([2], [-1, -2])],
      build: (g, c, x, y) => g.apply('Where', [c, x, y]),
      inferred: [2, 2],
      expected: [1, 2, -1, -2],
    },
  ],
  Cast: [
    {
      title: 'turns int8 weights into floats',
      feeds: [feed('int8', [3], [-128, 0, 127])],
      build: (g, x) => g.apply('Cast', [x], { to: 'float32' }),
      inferred: [3],
      expected: [-128, 0, 127],
    },
  ],
  Identity: [
    {
      title: 'hands an initializer out unchanged',
      feeds: [],
      build: (g) => g.apply('Identity', [g.initializer('w', 'float64', [2], new Float64Array([1.5, 2.5]))]),
      inferred: [2],
      expected: [1.5, 2.5],
    },
  ],
  MatMul: [
    {
      title: 'multiplies a batch by one matrix',
      feeds: [f([2, 1, 2], [1, 2, 3, 4]), f([2, 2], [1, 0, 1, 1])],
      build: (g, a, b) => g.apply('MatMul', [a, b]),
      inferred: [2, 1, 2],
      expected: [3, 2, 7, 4],
    },
  ],
  ReduceSum: [
    {
      title: 'drops the summed axis when keepdims is 0',
      feeds: [sixA],
      build: (g, a) => g.apply('ReduceSum', [a, g.constant('int64', [-1])], { keepdims: 0 }),
      inferred: ['n'],
      expected: [6, 15],
    },
    {
      title: 'keeps the summed axis as 1 by default',
      feeds: [sixA],
      build: (g, a) => g.apply('ReduceSum', [a, g.constant('int64', [0])]),
      inferred: [1, 3],
      expected: [5, 7, 9],
    },
  ],
  CumSum: [
    {
      title: 'starts at zero when exclusive',
      feeds: [sixA],
      build: (g, a) => g.apply('CumSum', [a, g.constant('int64', 1)], { exclusive: 1 }),
      inferred: ['n', 3],
      expected: [0, 1, 3, 0, 4, 9],
    },
  ],
  Reshape: [
    {
      title: 'infers -1 across symbols',
      feeds: [f(['n', 2, 2], [1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2])],
      build: (g, a) => g.apply('Reshape', [a, g.constant('int64', [-1, 4])]),
      inferred: ['n', 4],
      expected: [1, 2, 3, 4, 5, 6, 7, 8],
    },
    {
      title: 'follows a shape computed in the graph',
      feeds: [f(['n', 4], [1, 2, 3, 4, 5, 6, 7, 8], [2, 4]), f(['n', 'k'], [0, 0], [2, 1])],
      build: (g, a, b) => {
        const zero = g.constant('int64', [0]);
        const one = g.constant('int64', [1]);
        const rows = g.apply('Slice', [g.apply('Shape', [b]), zero, one, zero, one]);
        return g.apply('Reshape', [a, g.apply('Concat', [rows, g.constant('int64', [2, -1])], { axis: 0 })]);
      },
      inferred: ['n', 2, 2],
      expected: [1, 2, 3, 4, 5, 6, 7, 8],
    },
    {
      title: 'leaves dimensions unknown where the target shape is fed',
      feeds: [f([4], [1, 2, 3, 4]), i([2], [2, 2])],
      build: (g, a, shape) => g.apply('Reshape', [a, shape]),
      inferred: [null, null],
      expected: [1, 2, 3, 4],
    },
  ],
  Concat: [
    {
      title: 'adds the sizes along the axis',
      feeds: [f([2, 1], [1, 2]), f([2, 2], [3, 4, 5, 6])],
      build: (g, a, b) => g.apply('Concat', [a, b], { axis: 1 }),
      inferred: [2, 3],
      expected: [1, 3, 4, 2, 5, 6],
    },
  ],
  Unsqueeze: [
    {
      title: 'inserts dimensions at places of the result',
      feeds: [f([2], [1, 2])],
      build: (g, a) => g.apply('Unsqueeze', [a, g.constant('int64', [0, -1])]),
      inferred: [1, 2, 1],
      expected: [1, 2],
    },
  ],
  Squeeze: [
    {
      title: 'drops dimensions of 1',
      feeds: [f([1, 2, 1], [1, 2])],
      build: (g, a) => g.apply('Squeeze', [a, g.constant('int64', [0, -1])]),
      inferred: [2],
      expected: [1, 2],
    },
  ],
  Transpose: [
    {
      title: 'permutes the axes',
      feeds: [sixA],
      build: (g, a) => g.apply('Transpose', [a], { perm: [1, 0] }),
      inferred: [3, 'n'],
      expected: [1, 4, 2, 5, 3, 6],
    },
  ],
  Shape: [
    {
      title: 'gives the sizes bound at run time',
      feeds: [sixA],
      build: (g, a) => g.apply('Shape', [a]),
      inferred: [2],
      expected: [2, 3],
    },
  ],
  Gather: [
    {
      title: 'replaces the axis by the shape of the indices',
      feeds: [f([3, 2], [1, 2, 3, 4, 5, 6]), i(['t', 'k'], [2, 0], [1, 2])],
      build: (g, a, ids) => g.apply('Gather', [a, ids]),
      inferred: ['t', 'k', 2],
      expected: [5, 6, 1, 2],
    },
  ],
  Slice: [
    {
      title: 'counts negative bounds from the end and clamps the others',
      feeds: [f([2, 5], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
      build: (g, a) => {
        const bounds = [[-2], [99], [1], [1]].map((elements) => g.constant('int64', elements));
        return g.apply('Slice', [a, bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!]);
      },
      inferred: [2, 2],
      expected: [3, 4, 8, 9],
    },
    {
      title: 'walks backwards with a negative step',
      feeds: [f([5], [0, 1, 2, 3, 4])],
      build: (g, a) => {
        const bounds = [[-1], [-6], [0], [-2]].map((elements) => g.constant('int64', elements));
        return g.apply('Slice', [a, bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!]);
      },
      inferred: [3],
      expected: [4, 2, 0],
    },
  ],
  ScatterElements: [
    {
      title: 'adds updates that meet at one place',
      feeds: [f([3], [1, 1, 1]), i(['k'], [2, 0, 2], [3]), f(['k'], [1, 2, 3], [3])],
      build: (g, data, ids, updates) =>
        g.apply('ScatterElements', [data, ids, updates], { reduction: 'add' }),
      inferred: [3],
      expected: [3, 1, 5],
    },
  ],
  ScatterND: [
    {
      title: 'adds rows that meet at one place',
      feeds: [f([2, 2], [0, 0, 0, 0]), i(['k', 1], [1, 1], [2, 1]), f(['k', 2], [1, 2, 3, 4], [2, 2])],
      build: (g, data, ids, updates) => g.apply('ScatterND', [data, ids, updates], { reduction: 'add' }),
      inferred: [2, 2],
      expected: [0, 0, 4, 6],
    },
  ],
};

const boundTo = (inferred: Dim[], actual: readonly number[]): boolean =>
  inferred.length === actual.length &&
  inferred.every((dim, at) => typeof dim !== 'number' || dim === actual[at]);

describe.each(Object.keys(ops) as OpName[])('%s', (op) => {
  test.each(cases[op])('$title', async ({ feeds, build, inferred, expected }) => {
    const graph = new GraphBuilder('test');
    const inputs = feeds.map(({ dtype, shape }, at) => graph.input(`input${at}`, dtype, shape));
    const result = build(graph, ...inputs);
    expect(result.shape).toEqual(inferred);
    graph.output('result', result);
    const session = await InferenceSession.create(graph.toBytes());
    const { result: actual } = await session.run(
      Object.fromEntries(
        feeds.map(({ dtype, dims, data }, at) => [
          `input${at}`,
          new Tensor(dtype, typedArray(dtype, data) as DataOf<'float32'>, dims),
        ]),
      ),
    );
    expect(actual!.type).toBe(result.dtype);
    expect(boundTo(inferred, actual!.dims), `inferred ${inferred}, ran ${actual!.dims}`).toBe(true);
    expect(Array.from(actual!.data as Float32Array, Number)).toEqual(expected);
    await session.release();
  });
});
