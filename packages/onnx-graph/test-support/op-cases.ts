import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { type DataOf, type DType, typedArray } from '../src/dtype.ts';
import { GraphBuilder } from '../src/graph-builder.ts';
import type { Dim, Shape, Value } from '../src/value.ts';

export interface Feed {
  dtype: DType;
  /** Shape declared to the builder; symbols and unknowns included. */
  shape: Shape;
  dims: number[];
  data: number[];
}

/** A use of an op: what is fed, what the builder must infer, what ONNX Runtime must give. */
export interface OpCase {
  title: string;
  feeds: Feed[];
  build: (graph: GraphBuilder, ...inputs: Value[]) => Value;
  inferred: Dim[];
  expected: number[];
}

export const feed = (dtype: DType, shape: Shape, data: number[], dims = shape as number[]): Feed => ({
  dtype,
  shape,
  data,
  dims,
});

/** A float32 feed. */
export const f = (shape: Shape, data: number[], dims?: number[]): Feed => feed('float32', shape, data, dims);
/** An int64 feed. */
export const i = (shape: Shape, data: number[], dims?: number[]): Feed => feed('int64', shape, data, dims);

export const sixA = f(['n', 3], [1, 2, 3, 4, 5, 6], [2, 3]);

const boundTo = (inferred: Dim[], actual: readonly number[]): boolean =>
  inferred.length === actual.length &&
  inferred.every((dim, at) => typeof dim !== 'number' || dim === actual[at]);

/** Runs the cases of a table of ops through ONNX Runtime. */
export function testOps<K extends string>(
  _ops: Record<K, unknown>,
  cases: Record<NoInfer<K>, OpCase[]>,
): void {
  describe.each(Object.entries<OpCase[]>(cases))('%s', (_, ofOp) => {
    test.each(ofOp)('$title', async ({ feeds, build, inferred, expected }) => {
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
      const elements = Array.from(actual!.data as Float32Array, Number);
      expect(elements).toEqual(
        expected.map((element) => (Number.isInteger(element) ? element : expect.closeTo(element, 5))),
      );
      await session.release();
    });
  });
}
