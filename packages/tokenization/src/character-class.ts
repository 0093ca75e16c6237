/** What a code point is to the tokenizer. */
export const CharacterClass = {
  space: 0,
  lineBreak: 1,
  /** Letters of scripts that put spaces between words. */
  letter: 2,
  digit: 3,
  /** Combining marks, variation selectors, joiners, soft hyphens: belong to what stands before them. */
  extend: 4,
  /** Letters of scripts without spaces between words: each is a token of its own. */
  ideograph: 5,
  /** Everything else: punctuation, emoji, controls, lone surrogates. */
  symbol: 6,
} as const;
export type CharacterClass = (typeof CharacterClass)[keyof typeof CharacterClass];

const patterns: [CharacterClass, RegExp][] = [
  [CharacterClass.lineBreak, /^[\n\r\v\f\u0085\u2028\u2029]$/u],
  [CharacterClass.space, /^[\s\u200b\ufeff]$/u],
  [CharacterClass.extend, /^(?:\p{M}|\u200c|\u200d|\u00ad)$/u],
  [
    CharacterClass.ideograph,
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]$/u,
  ],
  [CharacterClass.digit, /^\p{Nd}$/u],
  [CharacterClass.letter, /^\p{L}$/u],
];

/** Class + 1 of every code point that was met, or 0: the patterns are slow. */
const known = new Uint8Array(0x110000);

/** Class of a code point; a lone surrogate is a symbol. */
export function classifyCodePoint(codePoint: number): CharacterClass {
  if (known[codePoint] === 0) known[codePoint] = classify(codePoint) + 1;
  return (known[codePoint]! - 1) as CharacterClass;
}

function classify(codePoint: number): CharacterClass {
  const character = String.fromCodePoint(codePoint);
  return patterns.find(([, pattern]) => pattern.test(character))?.[0] ?? CharacterClass.symbol;
}
