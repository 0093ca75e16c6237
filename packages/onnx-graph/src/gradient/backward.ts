import type { DType } from '../dtype.ts';
import { GraphError } from '../errors.ts';
import type { Attributes, GraphBuilder, GraphNode } from '../graph-builder.ts';
import { normalizeAxis } from '../shape.ts';
import { formatType, type Value } from '../value.ts';

/** A bound beyond every size. */
export const TO_END = 2 ** 31 - 1;

/** One node as its gradient rule sees it, and the expressions that rules are written in. */
export class Backward {
  readonly graph: GraphBuilder;
  readonly #node: GraphNode;
  /** Derivative of the loss by the node's first output. */
  readonly dy: Value;

  constructor(graph: GraphBuilder, node: GraphNode, dy: Value) {
    this.graph = graph;
    this.#node = node;
    this.dy = dy;
  }

  /** The input number `at`. */
  input(at: number): Value {
    return this.#node.inputs[at]!;
  }

  get inputs(): readonly (Value | undefined)[] {
    return this.#node.inputs;
  }

  /** The first input. */
  get a(): Value {
    return this.input(0);
  }

  /** The second input. */
  get b(): Value {
    return this.input(1);
  }

  /** The first output. */
  get y(): Value {
    return this.output(0);
  }

  output(at: number): Value {
    return this.#node.outputs[at]!;
  }

  get attributes(): Attributes {
    return this.#node.attributes;
  }

  /** `axis` of the first input, an attribute, counted from the front. */
  axis(byDefault: number): number {
    return normalizeAxis((this.attributes.axis ?? byDefault) as number, this.a.shape.length);
  }

  /** A number as a scalar of the gradient's dtype. */
  number(value: number): Value {
    return this.graph.constant(this.dy.dtype, value);
  }

  ints(...values: number[]): Value {
    return this.graph.constant('int64', values);
  }

  add = (a: Value, b: Value): Value => this.graph.apply('Add', [a, b]);
  sub = (a: Value, b: Value): Value => this.graph.apply('Sub', [a, b]);
  mul = (a: Value, b: Value): Value => this.graph.apply('Mul', [a, b]);
  div = (a: Value, b: Value): Value => this.graph.apply('Div', [a, b]);
  pow = (a: Value, b: Value): Value => this.graph.apply('Pow', [a, b]);
  neg = (a: Value): Value => this.graph.apply('Neg', [a]);
  exp = (a: Value): Value => this.graph.apply('Exp', [a]);
  log = (a: Value): Value => this.graph.apply('Log', [a]);
  where = (condition: Value, a: Value, b: Value): Value => this.graph.apply('Where', [condition, a, b]);

  cast(value: Value, to: DType): Value {
    return value.dtype === to ? value : this.graph.apply('Cast', [value], { to });
  }

  /** Sum over one axis, which stays as 1. */
  sum(value: Value, axis: number): Value {
    return this.graph.apply('ReduceSum', [value, this.ints(axis)]);
  }

  mean(value: Value, axis: number): Value {
    return this.graph.apply('ReduceMean', [value, this.ints(axis)]);
  }

  /** `value` with its last two axes exchanged. */
  transposed(value: Value): Value {
    const perm = Array.from(value.shape.keys());
    perm.push(...perm.splice(-2).reverse());
    return this.graph.apply('Transpose', [value], { perm });
  }

  /** The shape of `value` as int64[rank]. */
  shapeOf(value: Value): Value {
    const sizes = value.shape.filter((dim) => typeof dim === 'number');
    return sizes.length === value.shape.length ? this.ints(...sizes) : this.graph.apply('Shape', [value]);
  }

  /** int64[n] of numbers and int64[1]. */
  list(parts: readonly (number | Value)[]): Value {
    const numbers = parts.filter((part) => typeof part === 'number');
    if (numbers.length === parts.length) return this.ints(...numbers);
    const values = parts.map((part) => (typeof part === 'number' ? this.ints(part) : part));
    return this.graph.apply('Concat', values as [Value, ...Value[]], { axis: 0 });
  }

  /** The size of an axis of `value` as int64[1]. */
  sizeOf(value: Value, axis: number): Value {
    const size = value.shape[axis];
    if (typeof size === 'number') return this.ints(size);
    return this.graph.apply('Gather', [this.graph.apply('Shape', [value]), this.ints(axis)]);
  }

  /** `value` in the shape of `like`, which has as many elements. */
  reshapedLike(value: Value, like: Value): Value {
    const open = like.shape.filter((dim) => typeof dim !== 'number').length;
    const known = like.shape.map((dim) => (typeof dim === 'number' ? dim : -1));
    const shape = open <= 1 && !known.includes(0) ? this.ints(...known) : this.shapeOf(like);
    return this.graph.apply('Reshape', [value, shape]);
  }

  zerosLike(value: Value): Value {
    return this.graph.apply('Expand', [this.graph.constant(value.dtype, 0), this.shapeOf(value)]);
  }

  /** `value[start:end]` along `axis`; bounds are numbers or int64[1]. */
  slice(value: Value, axis: number, start: number | Value, end: number | Value = TO_END): Value {
    const [from, to] = [start, end].map((bound) => (typeof bound === 'number' ? this.ints(bound) : bound));
    return this.graph.apply('Slice', [value, from!, to!, this.ints(axis), this.ints(1)]);
  }

  /**
   * A derivative by the result of broadcasting, summed up to one by `input`: over the axes that broadcasting added or
   * stretched.
   */
  unbroadcast(derivative: Value, input: Value): Value {
    const added = derivative.shape.length - input.shape.length;
    const stretched: number[] = [];
    for (const [axis, dim] of input.shape.entries()) {
      if (
        dim === null &&
        this.inputs.some((other) => other !== input && mayStretch(other, axis - input.shape.length))
      )
        throw new GraphError(
          `dimension ${axis} of "${input.name}" ${formatType(input)} must be known to tell whether it was broadcast`,
        );
      if (dim === 1 && derivative.shape[axis + added] !== 1) stretched.push(axis + added);
    }
    const leading = Array.from({ length: added }, (_, axis) => axis);
    const axes = [...leading, ...stretched];
    if (axes.length === 0) return derivative;
    if (stretched.length === 0)
      return this.graph.apply('ReduceSum', [derivative, this.ints(...axes)], { keepdims: 0 });
    const summed = this.graph.apply('ReduceSum', [derivative, this.ints(...axes)]);
    return added === 0 ? summed : this.graph.apply('Squeeze', [summed, this.ints(...leading)]);
  }
}

/** Whether `other` may be longer than 1 on `axis`, counted from the end. */
const mayStretch = (other: Value | undefined, axis: number): boolean =>
  other !== undefined && other.shape.at(axis) !== undefined && other.shape.at(axis) !== 1;
