import type { Dim, Shape } from './value.ts';

/**
 * Arithmetic on symbolic dimensions, so that a shape which was cut, padded or flattened is still known: a symbol with
 * an offset reads `n-1`, a product `batch*tokens` or `2*n`. Whatever has no such form is unknown.
 */

/** `dim + offset`; a symbol is taken to be at least as large as what is cut off it. */
export function offsetDim(dim: Dim, offset: number): Dim {
  if (offset === 0 || dim === null) return dim;
  if (typeof dim === 'number') return dim + offset;
  if (dim.includes('*')) return null;
  const [, base, before] = /^(.+?)([+-]\d+)?$/.exec(dim)!;
  const sum = Number(before ?? 0) + offset;
  return sum === 0 ? base! : `${base}${sum > 0 ? '+' : ''}${sum}`;
}

/** The sum of two dimensions, where it has a form. */
export function addDims(a: Dim, b: Dim): Dim {
  if (typeof b === 'number') return offsetDim(a, b);
  return typeof a === 'number' ? offsetDim(b, a) : null;
}

/** Number of elements of a shape as factor x symbols, sorted; undefined when a dimension is unknown. */
export function countElements(shape: Shape): { factor: number; symbols: string[] } | undefined {
  const symbols: string[] = [];
  let factor = 1;
  for (const dim of shape) {
    if (dim === null) return undefined;
    for (const part of typeof dim === 'number' ? [dim] : dim.split('*')) {
      if (Number.isInteger(Number(part))) factor *= Number(part);
      else symbols.push(String(part).replace(/^\((.*)\)$/, '$1'));
    }
  }
  return { factor, symbols: symbols.sort() };
}

/** The dimension that holds `factor` x `symbols` elements, as `countElements` gives them. */
export function productDim(factor: number, symbols: readonly string[]): Dim {
  if (!Number.isInteger(factor)) return null;
  if (symbols.length === 0) return factor;
  if (symbols.length === 1 && factor === 1) return symbols[0]!;
  const named = symbols.map((symbol) => (/[+-]\d+$/.test(symbol) ? `(${symbol})` : symbol));
  return [...(factor === 1 ? [] : [factor]), ...named].join('*');
}
