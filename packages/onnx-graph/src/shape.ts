import type { DType } from './dtype.ts';
import { GraphError } from './errors.ts';
import { type Dim, formatType, type Shape, type Value } from './value.ts';

const describe = (value: Value): string => `"${value.name}" ${formatType(value)}`;

/** Throws unless `value` has one of `allowed` dtypes. */
export function expectDtype(value: Value, ...allowed: DType[]): void {
  if (!allowed.includes(value.dtype))
    throw new GraphError(`${describe(value)} must have dtype ${allowed.join(' or ')}`);
}

/** The one dtype of all `values`; throws where they differ. */
export function sameDtype(...values: Value[]): DType {
  const [first, ...rest] = values;
  const other = rest.find((value) => value.dtype !== first!.dtype);
  if (other) throw new GraphError(`${describe(first!)} and ${describe(other)} must have the same dtype`);
  return first!.dtype;
}

/** `axis` counted from the front, -rank <= axis < rank. */
export function normalizeAxis(axis: number, rank: number): number {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank)
    throw new GraphError(`axis ${axis} is out of range for rank ${rank}`);
  return axis < 0 ? axis + rank : axis;
}

/** The dimension of two that must be equal; an unknown one yields to a known one, a symbol to a size. */
export function unifyDims(a: Dim, b: Dim, where: string): Dim {
  if (a === b || b === null) return a;
  if (a === null) return b;
  if (typeof a === 'number' && typeof b === 'string') return a;
  if (typeof a === 'string' && typeof b === 'number') return b;
  throw new GraphError(`${where}: dimensions ${a} and ${b} differ`);
}

/** Numpy broadcasting, as in ONNX's Broadcasting.md. Two different symbols do not broadcast. */
export function broadcastShapes(...shapes: Shape[]): Shape {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, position) => {
    const dims = shapes
      .map((shape) => shape[position - rank + shape.length])
      .filter((dim) => dim !== undefined);
    const wide = dims.filter((dim) => dim !== 1);
    if (wide.length === 0) return 1;
    const where = `shapes ${shapes.map((shape) => `[${shape.map((dim) => dim ?? '?')}]`).join(' and ')} do not broadcast`;
    // An unknown dimension may be 1, so it only stays unknown where nothing else decides.
    return wide.reduce((a, b) => unifyDims(a, b, where));
  });
}

/** The known elements of `value` as numbers; throws where they are not known when the graph is built. */
export function knownNumbers(value: Value, role: string): number[] {
  expectDtype(value, 'int64');
  if (!value.elements?.every((element) => typeof element === 'number'))
    throw new GraphError(`${role} ${describe(value)} must be known when the graph is built`);
  return value.elements as number[];
}
