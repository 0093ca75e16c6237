import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DType, dtypes, typedArray } from './dtype.ts';
import { GraphError } from './errors.ts';
import { GraphBuilder } from './graph-builder.ts';
import { readInitializer, readModel } from './read-model.ts';

function fileWith(dtype: DType, shape: number[], elements: number[], pad: string): Uint8Array {
  const graph = new GraphBuilder(pad);
  graph.initializer('first', 'uint8', [1], new Uint8Array(1));
  graph.output('out', graph.initializer('tensor', dtype, shape, typedArray(dtype, elements)));
  return graph.toBytes();
}

describe('readInitializer', () => {
  test.each(Object.keys(dtypes) as DType[])('gives %s tensors back as they were written', (dtype) => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 127 }), { maxLength: 40 }),
        fc.string({ maxLength: 9 }),
        (elements, pad) => {
          const tensor = readInitializer(
            fileWith(dtype, [elements.length, 1], elements, pad),
            'tensor',
            dtype,
          );
          expect(tensor.dtype).toBe(dtype);
          expect(tensor.shape).toEqual([elements.length, 1]);
          expect(tensor.data).toEqual(typedArray(dtype, elements));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('is not changed by a later change to the file', () => {
    const bytes = fileWith('float32', [1], [7], 'g');
    const { data } = readInitializer(bytes, 'tensor', 'float32');
    bytes.fill(0);
    expect(data).toEqual(new Float32Array([7]));
  });

  test('reads from a Buffer', () => {
    const bytes = Buffer.from(fileWith('int64', [2], [7, 8], 'g'));
    expect(readInitializer(bytes, 'tensor', 'int64').data).toEqual(new BigInt64Array([7n, 8n]));
  });

  test('says which initializer is absent', () => {
    const bytes = fileWith('float32', [1], [7], 'g');
    expect(() => readInitializer(bytes, 'absent', 'float32')).toThrow(
      'the model has no initializer "absent"',
    );
  });

  test('refuses another dtype than the stored one', () => {
    const bytes = fileWith('float32', [1], [7], 'g');
    expect(() => readInitializer(bytes, 'tensor', 'int64')).toThrow(
      'initializer "tensor" is float32, not int64',
    );
  });
});

describe('readModel', () => {
  test('refuses bytes that are no model', () => {
    expect(() => readModel(new TextEncoder().encode('not a model'))).toThrow(GraphError);
    expect(() => readModel(new Uint8Array())).toThrow('the bytes hold no ONNX graph');
  });

  test('refuses a truncated file', () => {
    const bytes = fileWith(
      'float32',
      [100],
      Array.from({ length: 100 }, () => 1),
      'g',
    );
    expect(() => readModel(bytes.subarray(0, bytes.length - 50))).toThrow(GraphError);
  });
});
