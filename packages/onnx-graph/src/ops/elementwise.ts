import type { DType } from '../dtype.ts';
import { broadcastShapes, expectDtype, sameDtype } from '../shape.ts';
import type { Value, ValueType } from '../value.ts';

type Two = [a: Value, b: Value];

const NUMERIC: DType[] = ['float32', 'float64', 'int32', 'int64', 'int8', 'uint8', 'int16', 'uint16'];

const arithmetic = {
  infer([a, b]: Two): ValueType {
    expectDtype(a, ...NUMERIC);
    return { dtype: sameDtype(a, b), shape: broadcastShapes(a.shape, b.shape) };
  },
};

const comparison = {
  infer([a, b]: Two): ValueType {
    sameDtype(a, b);
    return { dtype: 'bool', shape: broadcastShapes(a.shape, b.shape) };
  },
};

/** A smooth function of every element. */
const float = {
  infer([x]: [x: Value]): ValueType {
    expectDtype(x, 'float32', 'float64');
    return { dtype: x.dtype, shape: x.shape };
  },
};

export const elementwiseOps = {
  Add: arithmetic,
  Sub: arithmetic,
  Mul: arithmetic,
  Div: arithmetic,
  Pow: arithmetic,
  /** ONNX takes any number of inputs; here it is two. */
  Max: arithmetic,
  Min: arithmetic,

  Neg: float,
  Reciprocal: float,
  Exp: float,
  Log: float,
  Sqrt: float,
  /** Error function. ONNX Runtime has no kernel for float64. */
  Erf: float,
  Tanh: float,
  Sigmoid: float,
  Relu: float,

  Equal: comparison,
  Less: comparison,
  Greater: comparison,

  Where: {
    infer([condition, x, y]: [condition: Value, x: Value, y: Value]): ValueType {
      expectDtype(condition, 'bool');
      return { dtype: sameDtype(x, y), shape: broadcastShapes(condition.shape, x.shape, y.shape) };
    },
  },

  Cast: {
    infer([x]: [x: Value], { to }: { to: DType }): ValueType {
      return { dtype: to, shape: x.shape, ...(to === 'int64' && x.elements && { elements: x.elements }) };
    },
  },

  Identity: {
    infer([x]: [x: Value]): ValueType {
      return { dtype: x.dtype, shape: x.shape, ...(x.elements && { elements: x.elements }) };
    },
  },
};
