/** Which feature templates a model uses. Part of the artifact: serving must compute what training did. */
export interface FeatureConfig {
  /** Where in its line a token stands, what the line begins with, the words before the last colon. */
  line: boolean;
  /** Tokens to each side, within the line, that are seen as bags of words; 0 for none. */
  wideContextTokens: number;
}
