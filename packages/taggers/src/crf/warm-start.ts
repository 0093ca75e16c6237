import type { HashTable } from '@spansmith/basics';
import type { ParameterLayout } from './parameter-layout.ts';
import { POSITION_COUNT } from './tag-position.ts';

/** What a fit learnt, and of what. */
export interface LearntParameters {
  /** Categories of the tags, in their order. */
  categories: readonly string[];
  features: HashTable;
  layout: ParameterLayout;
  parameters: Float64Array;
}

/**
 * Copies into `target` what `source` learnt about the features, transitions and tags that both have: where training
 * goes on with more documents it begins near its end. Does nothing unless both have the same categories.
 */
export function copyParameters(source: LearntParameters, target: LearntParameters): void {
  if (JSON.stringify(source.categories) !== JSON.stringify(target.categories)) return;
  for (let feature = 0; feature < target.features.size; feature++) {
    const known = source.features.find(target.features.low(feature), target.features.high(feature));
    if (known >= 0) copyFeature(source, known, target, feature);
  }
  const copyBlock = (from: number, end: number, to: number) =>
    target.parameters.set(source.parameters.subarray(from, end), to);
  copyBlock(source.layout.chainAt, source.layout.vectorsAt, target.layout.chainAt);
  if (source.layout.vectors?.size === target.layout.vectors?.size)
    copyBlock(source.layout.vectorsAt, source.layout.size, target.layout.vectorsAt);
}

function copyFeature(
  source: LearntParameters,
  known: number,
  target: LearntParameters,
  feature: number,
): void {
  const copy = (from: number, to: number) => {
    target.parameters[to] = source.parameters[from]!;
  };
  for (let position = 0; position < POSITION_COUNT; position++)
    copy(source.layout.positionAt(known, position), target.layout.positionAt(feature, position));
  for (let pair = target.layout.pairStart[feature]!; pair < target.layout.pairStart[feature + 1]!; pair++) {
    const same = source.layout.findPair(known, target.layout.pairTag[pair]!);
    if (same < 0) continue;
    copy(source.layout.pairAt(same), target.layout.pairAt(pair));
    copy(source.layout.categoryAt(same), target.layout.categoryAt(pair));
  }
}
