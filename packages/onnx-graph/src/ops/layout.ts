import { addDims, countElements, offsetDim, productDim } from '../dim.ts';
import { GraphError } from '../errors.ts';
import { broadcastShapes, expectDtype, knownNumbers, normalizeAxis, sameDtype, unifyDims } from '../shape.ts';
import { type Dim, formatType, type Shape, type Value, type ValueType } from '../value.ts';

/** Elements survive an op that only moves a tensor between rank 0 and rank 1. */
const withElements = (type: ValueType, { elements }: Value): ValueType =>
  elements && type.shape.length <= 1 ? { ...type, elements } : type;

/** The dimension that `-1` stands for: all elements of `from` over the product of the `others`. */
function remainingDim(from: Shape, others: Shape): Dim {
  const total = countElements(from);
  const given = countElements(others);
  if (!total || !given || given.factor === 0) return null;
  const symbols = [...total.symbols];
  for (const symbol of given.symbols) {
    const index = symbols.indexOf(symbol);
    if (index < 0) return null;
    symbols.splice(index, 1);
  }
  const factor = total.factor / given.factor;
  if (symbols.length === 0 && !Number.isInteger(factor))
    throw new GraphError(`cannot reshape [${from}] into [-1,${others}]`);
  return productDim(factor, symbols);
}

/** Ops that change a tensor's shape or join tensors, and leave the elements as they are. */
export const layoutOps = {
  /** `shape` int64[rank]: 0 copies the dimension at its place, one -1 takes what is left. */
  Reshape: {
    infer([data, shape]: [data: Value, shape: Value]): ValueType {
      expectDtype(shape, 'int64');
      if (!shape.elements) {
        if (typeof shape.shape[0] !== 'number')
          throw new GraphError('the rank of the target shape must be known');
        return { dtype: data.dtype, shape: Array.from({ length: shape.shape[0] }, () => null) };
      }
      const target = shape.elements.map((dim, axis) => (dim === 0 ? (data.shape[axis] ?? 0) : dim));
      const open = target.indexOf(-1);
      if (open >= 0) target[open] = remainingDim(data.shape, target.toSpliced(open, 1));
      const [from, to] = [countElements(data.shape), countElements(target)];
      if (from && to && !from.symbols.length && !to.symbols.length && from.factor !== to.factor)
        throw new GraphError(`cannot reshape ${formatType(data)} into [${target}]`);
      return withElements({ dtype: data.dtype, shape: target }, data);
    },
  },

  Concat: {
    infer(inputs: [Value, ...Value[]], { axis }: { axis: number }): ValueType {
      const dtype = sameDtype(...inputs);
      const rank = inputs[0].shape.length;
      const along = normalizeAxis(axis, rank);
      const shape = inputs.slice(1).reduce<Dim[]>(
        (joined, { shape: next }) => {
          if (next.length !== rank) throw new GraphError(`ranks ${rank} and ${next.length} differ`);
          return joined.map((dim, at) => {
            if (at !== along) return unifyDims(dim, next[at]!, `dimension ${at}`);
            return addDims(dim, next[at]!);
          });
        },
        [...inputs[0].shape],
      );
      const elements = inputs.flatMap((input) => input.elements ?? []);
      return inputs.every((input) => input.elements) ? { dtype, shape, elements } : { dtype, shape };
    },
  },

  /** Inserts dimensions of 1 so that they stand at `axes` int64[n] of the result. */
  Unsqueeze: {
    infer([data, axes]: [data: Value, axes: Value]): ValueType {
      const wanted = knownNumbers(axes, 'axes');
      const rank = data.shape.length + wanted.length;
      const inserted = new Set(wanted.map((axis) => normalizeAxis(axis, rank)));
      if (inserted.size !== wanted.length) throw new GraphError(`axes [${wanted}] repeat`);
      const rest = data.shape.values();
      const shape = Array.from({ length: rank }, (_, axis) => (inserted.has(axis) ? 1 : rest.next().value!));
      return withElements({ dtype: data.dtype, shape }, data);
    },
  },

  /** Drops the dimensions at `axes` int64[n], each of which must be 1. */
  Squeeze: {
    infer([data, axes]: [data: Value, axes: Value]): ValueType {
      const dropped = knownNumbers(axes, 'axes').map((axis) => normalizeAxis(axis, data.shape.length));
      for (const axis of dropped) unifyDims(data.shape[axis]!, 1, `axis ${axis} of ${formatType(data)}`);
      const shape = data.shape.filter((_, axis) => !dropped.includes(axis));
      return withElements({ dtype: data.dtype, shape }, data);
    },
  },

  Transpose: {
    infer([data]: [data: Value], { perm }: { perm: readonly number[] }): ValueType {
      const axes = Array.from(data.shape.keys());
      if (perm.length !== axes.length || !axes.every((axis) => perm.includes(axis)))
        throw new GraphError(`perm [${perm}] is no permutation of the axes of ${formatType(data)}`);
      return { dtype: data.dtype, shape: perm.map((axis) => data.shape[axis]!) };
    },
  },

  /** The shape of `data` as int64[rank]. */
  Shape: {
    infer([data]: [data: Value]): ValueType {
      return { dtype: 'int64', shape: [data.shape.length], elements: data.shape };
    },
  },

  /** Broadcasts `data` with `shape` int64[rank]: a size of 1 there keeps the one of `data`. */
  Expand: {
    infer([data, shape]: [data: Value, shape: Value]): ValueType {
      expectDtype(shape, 'int64');
      if (shape.elements) return { dtype: data.dtype, shape: broadcastShapes(data.shape, shape.elements) };
      if (typeof shape.shape[0] !== 'number')
        throw new GraphError('the rank of the target shape must be known');
      const target = Array.from({ length: shape.shape[0] }, () => null);
      return { dtype: data.dtype, shape: broadcastShapes(data.shape, target) };
    },
  },

  /** Adds `pads` int64[2 x rank] (all axes' beginnings, then all ends; known, >= 0) elements of `value` (0) around. */
  Pad: {
    infer([data, pads, value]: [data: Value, pads: Value, value?: Value]): ValueType {
      if (value) sameDtype(data, value);
      const rank = data.shape.length;
      if (pads.shape.length !== 1 || (typeof pads.shape[0] === 'number' && pads.shape[0] !== 2 * rank))
        throw new GraphError(`pads ${formatType(pads)} must be int64[${2 * rank}]`);
      expectDtype(pads, 'int64');
      const sizes = pads.elements;
      const shape = data.shape.map((dim, axis) => {
        const [before, after] = [sizes?.[axis], sizes?.[axis + rank]];
        if (typeof before !== 'number' || typeof after !== 'number') return null;
        if (before < 0 || after < 0) throw new GraphError(`pads [${sizes}] must not be negative`);
        return offsetDim(dim, before + after);
      });
      return { dtype: data.dtype, shape };
    },
  },
};
