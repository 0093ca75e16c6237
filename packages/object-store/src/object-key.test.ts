import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text.ts';
import { checkPrefix, compareKeys, findKeyProblem, InvalidObjectKeyError } from './object-key.ts';

describe('object keys', () => {
  it.each(['a', 'a/b', 'containers/loans/Test 1.txt', '…/..a/b..', 'x'.repeat(255), '.a'])(
    'can be %j',
    (key) => {
      expect(findKeyProblem(key)).toBeUndefined();
    },
  );

  it.each([
    ['', 'is empty'],
    ['/a', 'begins with a slash'],
    ['a/', 'has an empty part between slashes or behind the last one'],
    ['a//b', 'has an empty part between slashes or behind the last one'],
    ['a/..', 'has the part ".."'],
    ['./a', 'has the part "."'],
    ['a\\b', 'has a backslash'],
    ['a\0b', 'has a control character'],
    ['a\u0085', 'has a control character'],
    ['a\uffff', 'has a control character'],
    ['a\udc00', 'has a lone surrogate'],
    ['é'.repeat(128), 'has a part longer than 255 bytes'],
    [`${'x'.repeat(200)}/`.repeat(6), 'is longer than 1024 bytes'],
  ])('cannot be %j: it %s', (key, problem) => {
    expect(findKeyProblem(key)).toBe(problem);
  });

  it('have prefixes that may end in a slash', () => {
    for (const prefix of ['', 'a', 'a/']) checkPrefix(prefix);
    expect(() => checkPrefix('a//')).toThrow(InvalidObjectKeyError);
  });

  it('are ordered by code point, which UTF-16 order is not', () => {
    fc.assert(
      fc.property(anyText(), anyText(), (a, b) => {
        const [pointsA, pointsB] = [Array.from(a), Array.from(b)].map((points) =>
          points.map((point) => point.codePointAt(0)!),
        );
        const at = pointsA.findIndex((point, index) => point !== pointsB[index]);
        const expected =
          at === -1
            ? pointsA.length - pointsB.length
            : pointsA[at] - (pointsB[at] ?? Number.NEGATIVE_INFINITY);
        expect(Math.sign(compareKeys(a, b))).toBe(Math.sign(expected));
      }),
    );
  });
});
