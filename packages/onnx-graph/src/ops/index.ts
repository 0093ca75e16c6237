import { contractionOps } from './contraction.ts';
import { elementwiseOps } from './elementwise.ts';
import { indexingOps } from './indexing.ts';
import { layoutOps } from './layout.ts';

/**
 * Every op that a graph can hold, one row each, under its ONNX name and with ONNX's meaning at the opset of
 * `encode-model.ts`. A row's `infer` checks the inputs and attributes and says what the op's one output is; its
 * parameter types are the op's signature. An op is added by adding a row.
 */
export const ops = { ...elementwiseOps, ...contractionOps, ...layoutOps, ...indexingOps };

export type OpName = keyof typeof ops;

/** The tuple of inputs that op `K` takes. */
export type OpInputs<K extends OpName> = Parameters<(typeof ops)[K]['infer']>[0];

/** The rest parameters of `apply` for op `K`: its attributes, left out where the op has none or all have defaults. */
export type OpAttributes<K extends OpName> =
  Parameters<(typeof ops)[K]['infer']> extends [unknown, ...infer Rest] ? Rest : never;
