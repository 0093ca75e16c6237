import { CharacterClass } from './character-class.ts';
import type { SplitRules } from './tokenizer-config.ts';

/**
 * Compiles split rules into a function from a run of letters or digits to its cuts: UTF-16 offsets within the run,
 * ascending, none at its ends or inside a surrogate pair.
 */
export function compileSplits(rules: SplitRules): (word: string, kind: CharacterClass) => number[] {
  const prefixes = affixes(rules.prefixes);
  const suffixes = affixes(rules.suffixes);
  const words = new Map(Object.entries(rules.words));
  const cutsOfLetters = (word: string): number[] => {
    const cuts = new Set(words.get(word));
    for (const length of prefixes.lengths)
      if (length < word.length && prefixes.set.has(word.slice(0, length))) cuts.add(length);
    for (const length of suffixes.lengths)
      if (length < word.length && suffixes.set.has(word.slice(-length))) cuts.add(word.length - length);
    if (rules.caseChange) for (const cut of caseChanges(word)) cuts.add(cut);
    return [...cuts];
  };
  const cutsOfDigits = (word: string): number[] => [
    ...new Set(rules.numberCuts.map((cut) => (cut < 0 ? word.length + cut : cut))),
  ];
  return (word, kind) => {
    const cuts = kind === CharacterClass.digit ? cutsOfDigits(word) : cutsOfLetters(word);
    if (cuts.length === 0) return cuts;
    return cuts.filter((cut) => cut > 0 && cut < word.length && !splitsPair(word, cut)).sort((a, b) => a - b);
  };
}

/** Offsets in `word` between a lower-case and an upper-case letter. */
export function caseChanges(word: string): number[] {
  return [...word.matchAll(/(?<=\p{Ll}\p{M}*)\p{Lu}/gu)].map((match) => match.index);
}

/** Whether a cut at `offset` (UTF-16) would part a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  return offset > 0 && text.codePointAt(offset - 1)! > 0xffff;
}

function affixes(list: string[]): { set: Set<string>; lengths: number[] } {
  return { set: new Set(list), lengths: [...new Set(list.map((affix) => affix.length))] };
}
