export { type DataOf, type DType, dtypes } from './dtype.ts';
export { OPSET } from './encode-model.ts';
export { GraphError } from './errors.ts';
export { formatGraph } from './format-graph.ts';
export { type Gradient, gradients } from './gradient/gradients.ts';
export { GraphBuilder } from './graph-builder.ts';
export { type OpName, ops } from './ops/index.ts';
export { type ModelFile, readInitializer, readModel, type Tensor } from './read-model.ts';
export { type Dim, formatType, type Shape, type Value, type ValueType } from './value.ts';
