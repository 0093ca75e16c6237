import { type DataOf, type DType, dtypes, typedArray } from './dtype.ts';
import { encodeModel } from './encode-model.ts';
import { GraphError } from './errors.ts';
import { type OpAttributes, type OpInputs, type OpName, ops } from './ops/index.ts';
import { formatType, type Shape, type Value, type ValueType } from './value.ts';

export type Attributes = Readonly<Record<string, number | readonly number[] | string>>;

export interface Initializer {
  readonly value: Value;
  readonly data: DataOf<DType>;
}

export interface GraphNode {
  readonly op: OpName;
  readonly inputs: readonly Value[];
  readonly attributes: Attributes;
  readonly output: Value;
}

/** Longest int64 tensor whose elements take part in shape inference: a shape, axes or bounds, never data. */
const MAX_KNOWN_ELEMENTS = 16;

/**
 * Builds one ONNX graph, in the order of the calls, which is therefore a valid order to run it. Every value's dtype and
 * shape are inferred and checked at once: a mistake is a GraphError that names the op, not a failure at run time.
 */
export class GraphBuilder {
  readonly name: string;
  readonly inputs: Value[] = [];
  readonly initializers: Initializer[] = [];
  readonly nodes: GraphNode[] = [];
  readonly outputs: Value[] = [];
  readonly metadata = new Map<string, string>();
  readonly #values = new Map<string, Value>();

  constructor(name: string) {
    this.name = name;
  }

  /** A tensor that the caller feeds. Symbols in `shape` are sizes known at run time; the same symbol, the same size. */
  input(name: string, dtype: DType, shape: Shape): Value {
    const value = this.#declare(name, { dtype, shape });
    this.inputs.push(value);
    return value;
  }

  /** A tensor stored in the file. `data` is row-major and not copied: leave it unchanged until `toBytes`. */
  initializer<D extends DType>(name: string, dtype: D, shape: readonly number[], data: DataOf<D>): Value {
    const size = shape.reduce((product, dim) => product * dim, 1);
    if (data.length !== size || !(data instanceof dtypes[dtype].array))
      throw new GraphError(
        `initializer "${name}": ${data.constructor.name} of ${data.length} elements for ${formatType({ dtype, shape })}`,
      );
    const known = data instanceof BigInt64Array && shape.length <= 1 && size <= MAX_KNOWN_ELEMENTS;
    const value = this.#declare(name, { dtype, shape, ...(known && { elements: Array.from(data, Number) }) });
    this.initializers.push({ value, data });
    return value;
  }

  /** A small initializer without a name of its own: a scalar for a number, rank 1 for a list. Equal ones are shared. */
  constant(dtype: DType, elements: number | readonly number[]): Value {
    const list = typeof elements === 'number' ? [elements] : elements;
    const name = `${dtype}${typeof elements === 'number' ? `(${elements})` : `[${elements}]`}`;
    return (
      this.#values.get(name) ??
      this.initializer(
        name,
        dtype,
        typeof elements === 'number' ? [] : [list.length],
        typedArray(dtype, list),
      )
    );
  }

  /** Appends the node `op` and returns its output. */
  apply<K extends OpName>(op: K, inputs: OpInputs<K>, ...[attributes]: OpAttributes<K>): Value {
    const name = `${op}_${this.nodes.length}`;
    for (const input of inputs)
      if (this.#values.get(input.name) !== input)
        throw new GraphError(`${name}: "${input.name}" is not a value of graph "${this.name}"`);
    const output = this.#declare(name, this.#infer(op, name, inputs, attributes));
    this.nodes.push({ op, inputs, attributes: encodeAttributes(attributes ?? {}), output });
    return output;
  }

  /** Makes `value` a result of the graph under the name `name`. */
  output(name: string, value: Value): Value {
    const result = this.#declare(name, { dtype: value.dtype, shape: value.shape });
    // ONNX outputs are named by the node that makes them; the runtime removes the Identity.
    this.nodes.push({ op: 'Identity', inputs: [value], attributes: {}, output: result });
    this.outputs.push(result);
    return result;
  }

  /** Sets an entry of the model's `metadata_props`. */
  setMetadata(key: string, value: string): void {
    this.metadata.set(key, value);
  }

  /** The model as an ONNX file. The same calls with the same data give the same bytes. */
  toBytes(): Uint8Array<ArrayBuffer> {
    if (this.outputs.length === 0) throw new GraphError(`graph "${this.name}" has no output`);
    return encodeModel(this);
  }

  #infer(op: OpName, name: string, inputs: readonly Value[], attributes: unknown): ValueType {
    const infer = ops[op].infer as (inputs: readonly Value[], attributes: unknown) => ValueType;
    try {
      return infer(inputs, attributes);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      throw new GraphError(
        `${name}(${inputs.map((i) => `${i.name} ${formatType(i)}`).join(', ')}): ${error.message}`,
      );
    }
  }

  #declare(name: string, type: ValueType): Value {
    if (name === '') throw new GraphError('a value needs a name');
    if (this.#values.has(name)) throw new GraphError(`graph "${this.name}" already has a value "${name}"`);
    const value: Value = { name, ...type };
    this.#values.set(name, value);
    return value;
  }
}

/** Attributes as ONNX writes them: a dtype (Cast's `to`) by its code. */
function encodeAttributes(attributes: object): Attributes {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, key === 'to' ? dtypes[value as DType].code : value]),
  );
}
