import { expect, test } from 'vitest';
import { addDims, countElements, offsetDim, productDim } from './dim.ts';

test.each([
  ['n', 2, 'n+2'],
  ['n', -1, 'n-1'],
  ['n-1', 1, 'n'],
  ['n-1', -2, 'n-3'],
  ['n+2', -3, 'n-1'],
  [5, -2, 3],
  [null, 1, null],
  ['a*b', 1, null],
  ['a*b', 0, 'a*b'],
] as const)('%s offset by %i is %s', (dim, offset, expected) => {
  expect(offsetDim(dim, offset)).toBe(expected);
});

test('adds a size to a symbol from both sides, but no two symbols', () => {
  expect(addDims('n', 1)).toBe('n+1');
  expect(addDims(1, 'n')).toBe('n+1');
  expect(addDims('n', 'n')).toBeNull();
});

test('names a product of symbols so that it can be counted again', () => {
  const product = productDim(2, ['a', 'n-1']);
  expect(product).toBe('2*a*(n-1)');
  expect(countElements([product, 3])).toEqual({ factor: 6, symbols: ['a', 'n-1'] });
});

test('a part of a symbol has no name', () => {
  expect(productDim(0.5, ['n'])).toBeNull();
});
