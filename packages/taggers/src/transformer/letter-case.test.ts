import { describe, expect, it } from 'vitest';
import { letterCaseOf } from './letter-case.ts';

describe('letterCaseOf', () => {
  it.each([
    ['', 0],
    ['42', 0],
    ['東京', 1],
    ['word', 1],
    ['2nd', 1],
    ['Word', 2],
    ['A', 2],
    ['Élan', 2],
    ['"Word', 2],
    ['US', 3],
    ['A320', 2],
    ['AB12', 3],
    ['McCoy', 4],
    ['iPhone', 4],
  ])('of %j is %i', (text, letterCase) => {
    expect(letterCaseOf(text)).toBe(letterCase);
  });
});
