import { offsetDim } from '../dim.ts';
import { GraphError } from '../errors.ts';
import { expectDtype, knownNumbers, normalizeAxis, sameDtype, unifyDims } from '../shape.ts';
import { type Dim, formatType, type Value, type ValueType } from '../value.ts';

/** How colliding elements are combined with what stands there. */
type Reduction = 'none' | 'add' | 'mul' | 'min' | 'max';

/** Length of `dim` cut by ONNX's rules: negative bounds count from the end, bounds beyond it are clamped. */
function slicedDim(dim: Dim, start: number, end: number, step: number): Dim {
  const toEnd = end >= 2 ** 31 - 1;
  if (typeof dim !== 'number')
    return step === 1 && start >= 0 && (toEnd || end < 0) ? offsetDim(dim, (toEnd ? 0 : end) - start) : null;
  const [low, high] = step > 0 ? [0, dim] : [-1, dim - 1];
  const clamp = (bound: number) => Math.min(Math.max(bound < 0 ? bound + dim : bound, low), high);
  return Math.max(0, Math.ceil((clamp(end) - clamp(start)) / step));
}

/** Shape of the slices of `data` that the index tuples in the last axis of `indices` name. */
function indexedShape(data: Value, indices: Value): Dim[] {
  const depth = indices.shape.at(-1);
  if (typeof depth !== 'number' || depth > data.shape.length)
    throw new GraphError(
      `the last dimension of ${formatType(indices)} must be a size <= ${data.shape.length}`,
    );
  return [...indices.shape.slice(0, -1), ...data.shape.slice(depth)];
}

/** Ops that read or write at places given by a tensor of indices. */
export const indexingOps = {
  /** Picks slices of `data` along `axis`: data[:axis] + indices + data[axis+1:]. */
  Gather: {
    infer([data, indices]: [data: Value, indices: Value], { axis = 0 }: { axis?: number } = {}): ValueType {
      expectDtype(indices, 'int64', 'int32');
      const at = normalizeAxis(axis, data.shape.length);
      const shape = [...data.shape.slice(0, at), ...indices.shape, ...data.shape.slice(at + 1)];
      const wanted = indices.elements;
      if (!data.elements || !wanted?.every((index) => typeof index === 'number'))
        return { dtype: data.dtype, shape };
      const elements = wanted.map((index) => data.elements!.at(index as number));
      if (elements.includes(undefined)) throw new GraphError(`indices [${wanted}] leave ${formatType(data)}`);
      return { dtype: data.dtype, shape, elements: elements as Dim[] };
    },
  },

  /** `data[start:end:step]` on each of `axes`; all four int64[n]. */
  Slice: {
    infer([data, starts, ends, axes, steps]: [
      data: Value,
      starts: Value,
      ends: Value,
      axes: Value,
      steps: Value,
    ]): ValueType {
      for (const bound of [starts, ends, steps])
        unifyDims(bound.shape[0]!, axes.shape[0]!, 'lengths of the bounds and axes');
      const shape = [...data.shape];
      const [from, to, on, by] = [starts, ends, axes, steps].map((bound) => bound.elements);
      for (const [index, axis] of knownNumbers(axes, 'axes').entries()) {
        const at = normalizeAxis(axis, shape.length);
        const bounds = [from?.[index], to?.[index], by?.[index]];
        if (bounds[2] === 0) throw new GraphError('a step of 0');
        shape[at] = bounds.every((bound) => typeof bound === 'number')
          ? slicedDim(shape[at]!, ...(bounds as [number, number, number]))
          : null;
      }
      const simple = data.elements && on?.length === 1 && by?.[0] === 1 && shape[0] !== null;
      if (!simple || typeof from?.[0] !== 'number' || typeof to?.[0] !== 'number')
        return { dtype: data.dtype, shape };
      return { dtype: data.dtype, shape, elements: data.elements!.slice(from[0], to[0]) };
    },
  },

  /** A copy of `data` with `updates` written (or combined) at `indices` along `axis`, element by element. */
  ScatterElements: {
    infer(
      [data, indices, updates]: [data: Value, indices: Value, updates: Value],
      { axis = 0 }: { axis?: number; reduction?: Reduction } = {},
    ): ValueType {
      expectDtype(indices, 'int64', 'int32');
      normalizeAxis(axis, data.shape.length);
      if (indices.shape.length !== updates.shape.length || indices.shape.length !== data.shape.length)
        throw new GraphError(`data, indices and updates must have the same rank`);
      indices.shape.forEach((dim, at) => {
        unifyDims(dim, updates.shape[at]!, `dimension ${at} of indices and updates`);
      });
      return { dtype: sameDtype(data, updates), shape: data.shape };
    },
  },

  /** A copy of `data` with slices `updates` written (or combined) at the index tuples in the last axis of `indices`. */
  ScatterND: {
    infer(
      [data, indices, updates]: [data: Value, indices: Value, updates: Value],
      _: { reduction?: Reduction } = {},
    ): ValueType {
      expectDtype(indices, 'int64');
      const expected = indexedShape(data, indices);
      if (expected.length !== updates.shape.length)
        throw new GraphError(`updates ${formatType(updates)} must have shape [${expected}]`);
      expected.forEach((dim, at) => {
        unifyDims(dim, updates.shape[at]!, `dimension ${at} of updates`);
      });
      return { dtype: sameDtype(data, updates), shape: data.shape };
    },
  },

  /** `data` at `indices` along `axis`, element by element; all other axes are cut to the sizes of `indices`. */
  GatherElements: {
    infer([data, indices]: [data: Value, indices: Value], { axis = 0 }: { axis?: number } = {}): ValueType {
      expectDtype(indices, 'int64', 'int32');
      normalizeAxis(axis, data.shape.length);
      if (indices.shape.length !== data.shape.length)
        throw new GraphError('data and indices must have the same rank');
      return { dtype: data.dtype, shape: indices.shape };
    },
  },

  /** Slices of `data` at the index tuples in the last axis of `indices`. */
  GatherND: {
    infer([data, indices]: [data: Value, indices: Value]): ValueType {
      expectDtype(indices, 'int64');
      return { dtype: data.dtype, shape: indexedShape(data, indices) };
    },
  },
};
