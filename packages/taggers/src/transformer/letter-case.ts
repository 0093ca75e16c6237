/** How a piece is written. Encoders without case take "US" for "us": training learns an embedding for each. */
const NO_LETTERS = 0;
const LOWER = 1;
const CAPITALISED = 2;
const UPPER = 3;
const MIXED = 4;

/** Number of cases that have an embedding; pieces without letters have none, and special pieces. */
export const LETTER_CASES = MIXED;

const CAPITAL = /[\p{Lu}\p{Lt}]/u;
const LETTER = /\p{L}/u;
const FORMS: readonly [pattern: RegExp, letterCase: number][] = [
  [/^\P{L}*[\p{Lu}\p{Lt}][^\p{Lu}\p{Lt}]*$/u, CAPITALISED],
  [/^[^\p{Ll}]*$/u, UPPER],
];

/** 0 for a text without letters, else 1..LETTER_CASES. A single capital counts as capitalised. */
export function letterCaseOf(text: string): number {
  if (!CAPITAL.test(text)) return LETTER.test(text) ? LOWER : NO_LETTERS;
  return FORMS.find(([pattern]) => pattern.test(text))?.[1] ?? MIXED;
}
