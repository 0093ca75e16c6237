import { contractionOps } from './contraction.ts';
import { elementwiseOps } from './elementwise.ts';
import { indexingOps } from './indexing.ts';
import { layoutOps } from './layout.ts';
import { normalizationOps } from './normalization.ts';
import { reductionOps } from './reduction.ts';

/**
 * Every op that a graph can hold, one row each, under its ONNX name and with ONNX's meaning at the opset of
 * `encode-model.ts`. A row's `infer` checks the inputs and attributes and says what the op's output is, or its outputs;
 * its parameter types are the op's signature. An op is added by adding a row here, and one to the gradients'.
 */
export const ops = {
  ...elementwiseOps,
  ...contractionOps,
  ...reductionOps,
  ...normalizationOps,
  ...layoutOps,
  ...indexingOps,
};

export type OpName = keyof typeof ops;

type Infer<K extends OpName> = (typeof ops)[K]['infer'];

/** The tuple of inputs that op `K` takes. */
export type OpInputs<K extends OpName> = Parameters<Infer<K>>[0];

/** The rest parameters of `apply` for op `K`: its attributes, left out where the op has none or all have defaults. */
export type OpAttributes<K extends OpName> =
  Parameters<Infer<K>> extends [unknown, ...infer Rest] ? Rest : never;

type Each<R, T> = R extends readonly unknown[] ? { [I in keyof R]: T } : T;

/** What op `K` gives, each output as a `T`: one, or a tuple where it has several. */
export type OpOutputs<K extends OpName, T> = Each<ReturnType<Infer<K>>, T>;
