/** Which feature templates a model uses. Part of the artifact: serving must compute what training did. */
export interface FeatureConfig {
  /** Words to each side, within the line, that are seen as bags; 0 for none. */
  wideContextTokens: number;
}
