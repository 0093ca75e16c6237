/** How a text is split. Part of the artifact: serving must split as training did. */
export interface TokenizerConfig {
  /** Rules learnt from labels that cut through words (see `learn-splits.ts`). */
  splits: SplitRules;
}

/**
 * Where words (runs of letters) and numbers (runs of digits) are cut further. Every rule that applies to a word adds
 * its cuts; no rule ever leaves an empty piece. Lists are sorted, so that equal rules are equal as JSON.
 */
export interface SplitRules {
  /** Cut after these beginnings of words. */
  prefixes: string[];
  /** Cut before these endings of words. */
  suffixes: string[];
  /** Cuts of single words, in UTF-16 code units from the word's start. */
  words: Record<string, number[]>;
  /** Cut numbers at these places: from the start if positive, from the end if negative. */
  numberCuts: number[];
  /** Cut between a lower-case and an upper-case letter. */
  caseChange: boolean;
}

export const noSplits: SplitRules = {
  prefixes: [],
  suffixes: [],
  words: {},
  numberCuts: [],
  caseChange: false,
};
