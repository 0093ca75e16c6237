import type { Span } from '@spansmith/labels';
import { CharacterClass, classifyCodePoint } from './character-class.ts';
import { caseChanges, splitsPair } from './split-word.ts';
import { createTokenizer } from './tokenize.ts';
import { noSplits, type SplitRules } from './tokenizer-config.ts';

/** A rule must be right this often on the training texts; a wrong cut costs little, as a span can cover both pieces. */
const minPrecision = 0.1;
/** With more places than these, numbers are cut between all their digits. */
const maxNumberCuts = 8;
/** The longest number that is cut between all its digits. */
const maxDigits = 20;

interface LabelledText {
  text: string;
  spans: readonly Span[];
}

/** How often a word was seen, and how often a label's edge cut it at which offset. */
interface WordCuts {
  count: number;
  cuts: Map<number, number>;
}

/**
 * Learns from labels whose edges lie inside words how to split words, so that such labels can be predicted exactly.
 * Afterwards every edge in `texts` is an edge of a token (unless it parts a surrogate pair). Rules that carry over to
 * new words (beginnings, endings, case changes, places in numbers) are taken where the training texts do not speak
 * against them; a cut that no such rule explains is kept for that word alone.
 */
export function learnSplits(texts: readonly LabelledText[]): SplitRules {
  const words = collectWords(texts);
  const cutWords = [...words].filter(([, { cuts }]) => cuts.size > 0);
  if (cutWords.length === 0) return noSplits;
  const isNumber = (word: string) => classifyCodePoint(word.codePointAt(0)!) === CharacterClass.digit;
  const letters = [...words].filter(([word]) => !isNumber(word));
  const cutLetters = cutWords.filter(([word]) => !isNumber(word));

  const caseChange = isPrecise(letters, caseChanges, cutLetters);
  const prefixes = new Set<string>();
  const suffixes = new Set<string>();
  const single: [string, number[]][] = [];
  const prefixScores = scoreAffixes(letters, cutLetters, prefixOf);
  const suffixScores = scoreAffixes(letters, cutLetters, suffixOf);
  for (const [word, { cuts }] of cutLetters) {
    const unexplained: number[] = [];
    for (const cut of cuts.keys()) {
      const [prefix, suffix] = [word.slice(0, cut), word.slice(cut)];
      const byPrefix = prefixScores.get(prefix)! >= minPrecision;
      const bySuffix = suffixScores.get(suffix)! >= minPrecision;
      if (byPrefix) prefixes.add(prefix);
      if (bySuffix) suffixes.add(suffix);
      if (!byPrefix && !bySuffix && !(caseChange && caseChanges(word).includes(cut))) unexplained.push(cut);
    }
    if (unexplained.length) single.push([word, unexplained.sort((a, b) => a - b)]);
  }
  return {
    prefixes: [...prefixes].sort(),
    suffixes: [...suffixes].sort(),
    words: Object.fromEntries(single.sort(([a], [b]) => (a < b ? -1 : 1))),
    numberCuts: learnNumberCuts(cutWords.filter(([word]) => isNumber(word))),
    caseChange,
  };
}

function collectWords(texts: readonly LabelledText[]): Map<string, WordCuts> {
  const tokenize = createTokenizer({ splits: noSplits });
  const words = new Map<string, WordCuts>();
  for (const { text, spans } of texts) {
    const edges = [...new Set(spans.flatMap(({ startUtf16, endUtf16 }) => [startUtf16, endUtf16]))];
    edges.sort((a, b) => a - b);
    const tokens = tokenize(text);
    let edge = 0;
    for (let token = 0; token < tokens.count; token++) {
      const [start, end] = [tokens.startUtf16[token]!, tokens.endUtf16[token]!];
      const word = text.slice(start, end);
      const seen = words.get(word) ?? { count: 0, cuts: new Map() };
      words.set(word, seen);
      seen.count++;
      while (edge < edges.length && edges[edge]! <= start) edge++;
      for (; edge < edges.length && edges[edge]! < end; edge++) {
        const cut = edges[edge]! - start;
        if (!splitsPair(word, cut)) seen.cuts.set(cut, (seen.cuts.get(cut) ?? 0) + 1);
      }
    }
  }
  return words;
}

type Words = [word: string, seen: WordCuts][];

/** Whether labels cut at the places that `places` names at least as often as `minPrecision`. */
function isPrecise(words: Words, places: (word: string) => number[], cutWords: Words): boolean {
  const hits = cutWords.flatMap(([word, { cuts }]) => places(word).map((cut) => cuts.get(cut) ?? 0));
  const right = hits.reduce((sum, count) => sum + count, 0);
  if (right === 0) return false;
  const all = words.reduce((sum, [word, { count }]) => sum + count * places(word).length, 0);
  return right / all >= minPrecision;
}

/** The beginning or the ending of a word that is `length` UTF-16 code units long. */
type Affix = (word: string, length: number) => string;
const prefixOf: Affix = (word, length) => word.slice(0, length);
const suffixOf: Affix = (word, length) => word.slice(word.length - length);

/** For each affix that a label's edge set free: how often it was set free, of all the longer words that have it. */
function scoreAffixes(words: Words, cutWords: Words, affixOf: Affix): Map<string, number> {
  const right = new Map<string, number>();
  for (const [word, { cuts }] of cutWords)
    for (const [cut, count] of cuts) {
      const affix = affixOf(word, affixOf === prefixOf ? cut : word.length - cut);
      right.set(affix, (right.get(affix) ?? 0) + count);
    }
  const lengths = new Set([...right.keys()].map((affix) => affix.length));
  const all = new Map<string, number>();
  for (const [word, { count }] of words)
    for (const length of lengths) {
      const affix = affixOf(word, length);
      if (length < word.length && right.has(affix)) all.set(affix, (all.get(affix) ?? 0) + count);
    }
  return new Map([...right].map(([affix, count]) => [affix, count / all.get(affix)!]));
}

/** Places from the start or the end, whichever needs fewer; between all digits if they are too many. */
function learnNumberCuts(cutNumbers: Words): number[] {
  const ascending = (cuts: Iterable<number>) => [...new Set(cuts)].sort((a, b) => a - b);
  const all = cutNumbers.flatMap(([word, { cuts }]) =>
    [...cuts.keys()].map((cut) => [cut, cut - word.length]),
  );
  const fromStart = ascending(all.map(([cut]) => cut!));
  const fromEnd = ascending(all.map(([, cut]) => cut!));
  const fewest = fromEnd.length < fromStart.length ? fromEnd : fromStart;
  if (fewest.length <= maxNumberCuts) return fewest;
  const longest = Math.max(maxDigits, ...cutNumbers.map(([word]) => word.length));
  return Array.from({ length: longest - 1 }, (_, index) => index + 1);
}
