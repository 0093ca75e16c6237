import { emitCoarse } from './coarse-templates.ts';
import type { FeatureConfig } from './feature-config.ts';
import { FeatureHashes, type SymbolTable } from './feature-hash.ts';
import { emitLexical } from './lexical-templates.ts';
import { emitLine } from './line-templates.ts';
import { emitRepetition } from './repetition-templates.ts';
import type { Emit } from './template.ts';
import type { TextView } from './text-view.ts';
import { emitWide } from './wide-templates.ts';

/** The features of consecutive tokens. */
export interface TokenFeatures {
  /** The token with index `t` among them has the features `[start[t], start[t + 1])`. */
  start: Uint32Array;
  /** Hashes of the features, low and high lane alternating. */
  lanes: Int32Array;
  /** Scale of each feature's template. */
  scales: Float64Array;
}

/** The features of the tokens `[firstToken, endToken)` of a text; `symbols` are those behind the view's word forms. */
export function featurize(
  view: TextView,
  symbols: SymbolTable,
  config: FeatureConfig,
  firstToken: number,
  endToken: number,
): TokenFeatures {
  const hashes = new FeatureHashes(symbols);
  const emit: Emit = (template, a, b, c) => hashes.add(template, a, b, c);
  const start = new Uint32Array(endToken - firstToken + 1);
  for (let token = firstToken; token < endToken; token++) {
    emitLexical(view, token, emit);
    emitCoarse(view, token, emit);
    emitRepetition(view, token, emit);
    if (config.line) emitLine(view, token, emit);
    if (config.wideContextTokens > 0) emitWide(view, token, config.wideContextTokens, emit);
    start[token - firstToken + 1] = hashes.length;
  }
  return { start, lanes: hashes.lanes, scales: hashes.scales };
}
