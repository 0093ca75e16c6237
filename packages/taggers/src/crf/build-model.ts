import type { HashTable } from '@spansmith/basics';
import { beginTag, insideTag, isBegin, isLegalTransition, outside } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import type { FeatureConfig } from './features/feature-config.ts';
import type { CrfModel, CrfVectors } from './model.ts';
import type { ParameterLayout } from './parameter-layout.ts';
import { POSITION_COUNT, positionOf } from './tag-position.ts';
import { VECTOR_SLOTS } from './vectors/vector-slots.ts';
import type { LearntParameters } from './warm-start.ts';
import type { Weights } from './weights.ts';

/** Rows without a weight of at least this much are left out of the model: they would not change a score visibly. */
const MIN_WEIGHT = 1e-3;

/** What keeps categories without any training label from being predicted. */
const NEVER = -1000;

/**
 * The model of learnt parameters. They are for the categories that had labels; the model has tags for all
 * `categories`, and never predicts the others.
 */
export function buildModel(
  { categories: trained, features, layout, parameters }: LearntParameters,
  categories: readonly string[],
  featureConfig: FeatureConfig,
  wordVectors?: WordVectors,
): CrfModel {
  const weights = layout.newWeights();
  layout.toWeights(parameters, weights);
  const tagCount = 1 + 2 * categories.length;
  const modelTag = tagsOf(trained, categories);
  const rows = sortRows(features, layout, weights);
  const kept = rows.map(({ feature }) => feature);
  return {
    featureConfig,
    featureHashes: BigUint64Array.from(rows, ({ hash }) => hash),
    emissionWeights: emissionRows(kept, layout, weights, modelTag, tagCount),
    ...chainWeights(weights, modelTag, tagCount),
    ...(wordVectors && { vectors: vectorWeights(layout, parameters, wordVectors, modelTag, tagCount) }),
  };
}

/** The model tag of every trained tag. */
function tagsOf(trained: readonly string[], categories: readonly string[]): number[] {
  return [
    outside,
    ...trained.flatMap((category) => {
      const index = categories.indexOf(category);
      return [beginTag(index), insideTag(index)];
    }),
  ];
}

/** The features worth keeping, by ascending hash. */
function sortRows(
  features: HashTable,
  layout: ParameterLayout,
  { positions, pairs }: Weights,
): { feature: number; hash: bigint }[] {
  const isLarge = (weight: number) => Math.abs(weight) >= MIN_WEIGHT;
  const rows: { feature: number; hash: bigint }[] = [];
  for (let feature = 0; feature < features.size; feature++) {
    const shared = positions.subarray(POSITION_COUNT * feature, POSITION_COUNT * (feature + 1));
    const own = pairs.subarray(layout.pairStart[feature], layout.pairStart[feature + 1]);
    if (shared.some(isLarge) || own.some(isLarge)) rows.push({ feature, hash: features.hash(feature) });
  }
  return rows.sort((a, b) => (a.hash < b.hash ? -1 : 1));
}

/** [kept features x tags] */
function emissionRows(
  kept: readonly number[],
  { pairStart, pairTag }: ParameterLayout,
  { positions, pairs }: Weights,
  modelTag: readonly number[],
  tagCount: number,
): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(kept.length * tagCount);
  for (const [row, feature] of kept.entries()) {
    const sums = new Float64Array(modelTag.length);
    const at = POSITION_COUNT * feature;
    for (let tag = 0; tag < sums.length; tag++) sums[tag] = positions[at + positionOf(tag)]!;
    for (let pair = pairStart[feature]!; pair < pairStart[feature + 1]!; pair++)
      sums[pairTag[pair]!]! += pairs[pair]!;
    for (let tag = 0; tag < sums.length; tag++) rows[row * tagCount + modelTag[tag]!] = sums[tag]!;
  }
  return rows;
}

function chainWeights(
  weights: Weights,
  modelTag: readonly number[],
  tagCount: number,
): Pick<CrfModel, 'transitions' | 'start' | 'end'> {
  const transitions = new Float32Array(tagCount * tagCount);
  const start = new Float32Array(tagCount);
  const end = new Float32Array(tagCount);
  for (let from = 0; from < tagCount; from++) {
    if (isBegin(from)) start[from] = NEVER;
    for (let to = 1; to < tagCount; to += 2) transitions[from * tagCount + to] = NEVER;
  }
  for (const [tag, to] of modelTag.entries()) {
    start[to] = weights.start[tag]!;
    end[to] = weights.end[tag]!;
    for (const [before, from] of modelTag.entries())
      if (isLegalTransition(before, tag))
        transitions[from * tagCount + to] = weights.transitions[before * modelTag.length + tag]!;
  }
  return { transitions, start, end };
}

function vectorWeights(
  layout: ParameterLayout,
  parameters: Float64Array,
  wordVectors: WordVectors,
  modelTag: readonly number[],
  tagCount: number,
): CrfVectors {
  const { dimension, scale } = wordVectors;
  const learnt = layout.vectors!;
  const ofBlocks = new Float64Array(learnt.weightCount);
  learnt.toWeights(parameters.subarray(layout.vectorsAt), ofBlocks);
  const weights = new Float32Array(VECTOR_SLOTS.length * dimension * tagCount);
  for (const [slot, { blocks }] of VECTOR_SLOTS.entries())
    for (const [tag, to] of modelTag.entries())
      for (let at = 0; at < dimension; at++) {
        let sum = 0;
        for (const block of blocks) sum += ofBlocks[(block * modelTag.length + tag) * dimension + at]!;
        weights[(slot * dimension + at) * tagCount + to] = scale * sum;
      }
  return { wordVectors, weights };
}
