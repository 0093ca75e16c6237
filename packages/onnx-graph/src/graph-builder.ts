import { type DataOf, type DType, dtypes, typedArray } from './dtype.ts';
import { encodeModel } from './encode-model.ts';
import { GraphError } from './errors.ts';
import { type OpAttributes, type OpInputs, type OpName, type OpOutputs, ops } from './ops/index.ts';
import { formatType, type Shape, type Value, type ValueType } from './value.ts';

/** Attributes of a node as `apply` takes them: dtypes by name, what is left out or undefined has ONNX's default. */
export type Attributes = Readonly<Record<string, number | readonly number[] | string | undefined>>;

export interface Initializer {
  readonly value: Value;
  readonly data: DataOf<DType>;
}

export interface GraphNode {
  readonly name: string;
  readonly op: OpName;
  /** undefined stands for an optional input that is left out. */
  readonly inputs: readonly (Value | undefined)[];
  readonly attributes: Attributes;
  readonly outputs: readonly Value[];
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
  /** Nodes by all that makes them what they are. */
  readonly #nodes = new Map<string, GraphNode>();
  #scope = '';

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

  /**
   * Appends the node `op` and returns its output, or a tuple where the op has several. Ops have no side effects, so a
   * node that is already there is taken, not built again.
   */
  apply<K extends OpName>(
    op: K,
    inputs: OpInputs<K>,
    ...[attributes = {}]: OpAttributes<K>
  ): OpOutputs<K, Value> {
    const name = `${this.#scope}${op}_${this.nodes.length}`;
    const given: readonly (Value | undefined)[] = inputs;
    for (const input of given)
      if (input && this.#values.get(input.name) !== input)
        throw new GraphError(`${name}: "${input.name}" is not a value of graph "${this.name}"`);
    const key = JSON.stringify([op, given.map((input) => input?.name), attributes]);
    const node = this.#nodes.get(key) ?? this.#append(name, op, given, attributes as Attributes);
    this.#nodes.set(key, node);
    return (node.outputs.length > 1 ? node.outputs : node.outputs[0]) as OpOutputs<K, Value>;
  }

  /** Runs `build` with `name` and a slash before the names of the nodes that it appends; scopes nest. */
  scope<T>(name: string, build: () => T): T {
    const outer = this.#scope;
    this.#scope = `${outer}${name}/`;
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }

  /** Makes `value` a result of the graph under the name `name`. */
  output(name: string, value: Value): Value {
    const result = this.#declare(name, { dtype: value.dtype, shape: value.shape });
    // ONNX outputs are named by the node that makes them; the runtime removes the Identity.
    this.nodes.push({ name, op: 'Identity', inputs: [value], attributes: {}, outputs: [result] });
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

  #append(
    name: string,
    op: OpName,
    inputs: readonly (Value | undefined)[],
    attributes: Attributes,
  ): GraphNode {
    const types = this.#infer(op, name, inputs, attributes);
    const outputs = types.map((type, at) => this.#declare(at === 0 ? name : `${name}.${at}`, type));
    const node = { name, op, inputs, attributes, outputs };
    this.nodes.push(node);
    return node;
  }

  #infer(
    op: OpName,
    name: string,
    inputs: readonly (Value | undefined)[],
    attributes: Attributes,
  ): readonly ValueType[] {
    const infer = ops[op].infer as (inputs: unknown, attributes: unknown) => ValueType | readonly ValueType[];
    try {
      return [infer(inputs, attributes)].flat();
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const given = inputs.map((input) => (input ? `${input.name} ${formatType(input)}` : '-'));
      throw new GraphError(`${name}(${given.join(', ')}): ${error.message}`);
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
