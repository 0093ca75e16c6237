/**
 * The weights of a CRF as the chain and the emissions use them: every number is what a feature or transition adds to a
 * score. `ParameterLayout` makes them from the parameters that are learnt.
 */
export interface Weights {
  /** For each feature its weights for `O`, any `B-`, any `I-`: [features x 3]. */
  positions: Float64Array;
  /** For each stored pair of a feature and an entity's tag what it adds to that: see `ParameterLayout.pairTag`. */
  pairs: Float64Array;
  /** [tags x tags] */
  transitions: Float64Array;
  /** [tags] */
  start: Float64Array;
  /** [tags] */
  end: Float64Array;
}
