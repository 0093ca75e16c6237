import { fromBinary } from '@bufbuild/protobuf';
import { type ModelProto, ModelProtoSchema, type TensorProto } from 'onnx-buf';
import { type DataOf, type DType, dtypeOfCode, dtypes } from './dtype.ts';
import { GraphError } from './errors.ts';

export interface Tensor<D extends DType = DType> {
  dtype: D;
  shape: number[];
  data: DataOf<D>;
}

/** A parsed model file; tensors are decoded when asked for. */
export interface ModelFile {
  readonly inputNames: string[];
  readonly outputNames: string[];
  readonly initializerNames: string[];
  /** `metadata_props`. */
  readonly metadata: ReadonlyMap<string, string>;
  /** Copies the initializer `name` out of the file; throws a GraphError when it is absent or of another dtype. */
  readInitializer<D extends DType>(name: string, dtype: D): Tensor<D>;
}

/** Parses an ONNX file. Throws a GraphError when the bytes are no ONNX model. */
export function readModel(bytes: Uint8Array): ModelFile {
  const { graph, metadataProps } = parse(bytes);
  if (!graph) throw new GraphError('the bytes hold no ONNX graph');
  const initializers = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  return {
    inputNames: graph.input.map((input) => input.name),
    outputNames: graph.output.map((output) => output.name),
    initializerNames: [...initializers.keys()],
    metadata: new Map(metadataProps.map(({ key, value }) => [key, value])),
    readInitializer(name, dtype) {
      const tensor = initializers.get(name);
      if (!tensor) throw new GraphError(`the model has no initializer "${name}"`);
      return decodeTensor(tensor, dtype);
    },
  };
}

/** Reads one initializer of an ONNX file; see `ModelFile.readInitializer`. */
export function readInitializer<D extends DType>(bytes: Uint8Array, name: string, dtype: D): Tensor<D> {
  return readModel(bytes).readInitializer(name, dtype);
}

function parse(bytes: Uint8Array): ModelProto {
  try {
    return fromBinary(ModelProtoSchema, bytes);
  } catch (cause) {
    throw new GraphError('the bytes are not an ONNX model', { cause });
  }
}

/** The elements of a tensor stored as raw data, the only form that `encodeModel` writes. */
function decodeTensor<D extends DType>(tensor: TensorProto, dtype: D): Tensor<D> {
  const stored = dtypeOfCode(tensor.dataType);
  if (stored !== dtype)
    throw new GraphError(
      `initializer "${tensor.name}" is ${stored ?? `of type ${tensor.dataType}`}, not ${dtype}`,
    );
  const shape = tensor.dims.map(Number);
  const { array } = dtypes[dtype];
  const size = shape.reduce((product, dim) => product * dim, 1);
  if (tensor.rawData.byteLength !== size * array.BYTES_PER_ELEMENT)
    throw new GraphError(
      `initializer "${tensor.name}" holds ${tensor.rawData.byteLength} bytes for shape [${shape}]`,
    );
  // Copied, because the bytes inside the file are not aligned to the element size; by the constructor, because the
  // slice of a Buffer is no copy.
  const data = new array(new Uint8Array(tensor.rawData).buffer) as DataOf<D>;
  return { dtype, shape, data };
}
