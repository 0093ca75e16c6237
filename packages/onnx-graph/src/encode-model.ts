import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import {
  type AttributeProtoSchema,
  AttributeProto_AttributeType as AttributeType,
  ModelProtoSchema,
  type NodeProtoSchema,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from 'onnx-buf';
import { type DType, dtypes } from './dtype.ts';
import { GraphError } from './errors.ts';
import type { GraphBuilder, GraphNode, Initializer } from './graph-builder.ts';
import { ops } from './ops/index.ts';
import type { Value } from './value.ts';

/** Operator set 18 (IR version 8): the first whose reductions all take their axes as an input. */
export const OPSET = 18;
const IR_VERSION = 8n;

/** The attributes that ONNX keeps as floats, whatever their value. */
const FLOAT_ATTRIBUTES: ReadonlySet<string> = new Set(['alpha', 'beta', 'epsilon']);

/** Protocol buffers end at 2 GiB; weights beyond that would need external data files. */
const MAX_MODEL_BYTES = 2 ** 31 - 1;

/** Serializes a graph as an ONNX ModelProto (onnx.proto). Deterministic: no map, clock or random name takes part. */
export function encodeModel(graph: GraphBuilder): Uint8Array<ArrayBuffer> {
  const weightBytes = graph.initializers.reduce((sum, { data }) => sum + data.byteLength, 0);
  if (weightBytes >= MAX_MODEL_BYTES)
    throw new GraphError(`initializers of ${weightBytes} bytes exceed 2 GiB`);
  const read = new Set(graph.nodes.flatMap((node) => node.inputs));
  const isRead = (value: Value) => read.has(value);
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    opsetImport: [{ domain: '', version: BigInt(OPSET) }],
    producerName: 'spansmith',
    metadataProps: [...graph.metadata]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => ({ key, value })),
    graph: {
      name: graph.name,
      input: graph.inputs.map(encodeValueInfo),
      output: graph.outputs.map(encodeValueInfo),
      initializer: graph.initializers.map(encodeTensor),
      node: graph.nodes.map((node) => encodeNode(node, isRead)),
    },
  });
  return toBinary(ModelProtoSchema, model);
}

function encodeValueInfo({ name, dtype, shape }: Value): MessageInitShape<typeof ValueInfoProtoSchema> {
  const dim = shape.map((size) => {
    if (size === null) return {};
    return typeof size === 'number'
      ? { value: { case: 'dimValue', value: BigInt(size) } as const }
      : { value: { case: 'dimParam', value: size } as const };
  });
  return {
    name,
    type: { value: { case: 'tensorType', value: { elemType: dtypes[dtype].code, shape: { dim } } } },
  };
}

function encodeTensor({ value, data }: Initializer): MessageInitShape<typeof TensorProtoSchema> {
  return {
    name: value.name,
    dataType: dtypes[value.dtype].code,
    dims: value.shape.map((dim) => BigInt(dim as number)),
    // ONNX raw data is little-endian, as is every platform that Node runs on but s390x, which ONNX Runtime lacks.
    rawData: new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength),
  };
}

function encodeNode(
  { name, op, inputs, attributes, outputs }: GraphNode,
  isRead: (value: Value) => boolean,
): MessageInitShape<typeof NodeProtoSchema> {
  const lastRead = 'optionalOutputs' in ops[op] ? outputs.findLastIndex(isRead) : outputs.length - 1;
  return {
    opType: op,
    name,
    input: inputs.slice(0, inputs.findLastIndex((input) => input) + 1).map((input) => input?.name ?? ''),
    output: outputs.slice(0, Math.max(1, lastRead + 1)).map((output) => output.name),
    attribute: Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => encodeAttribute(key, value!)),
  };
}

function encodeAttribute(
  name: string,
  value: number | readonly number[] | string,
): MessageInitShape<typeof AttributeProtoSchema> {
  // `to` of Cast is the one attribute that means a dtype.
  if (name === 'to') return { name, type: AttributeType.INT, i: BigInt(dtypes[value as DType].code) };
  if (typeof value === 'string')
    return { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) };
  if (typeof value !== 'number') return { name, type: AttributeType.INTS, ints: value.map(BigInt) };
  if (FLOAT_ATTRIBUTES.has(name)) return { name, type: AttributeType.FLOAT, f: value };
  return { name, type: AttributeType.INT, i: BigInt(value) };
}
