import { beginTag, insideTag, isLegalTransition, outside } from '@spansmith/tokenization';
import type { ChainWeights } from '../decoding/chain.ts';
import type { TrainingExample } from '../tagger.ts';

/** What keeps categories without any training label from being predicted. */
export const NEVER = -1000;

/** Those of `categories` that have labels. Throws a RangeError for a label of another category. */
export function labelledCategories(
  examples: readonly TrainingExample[],
  categories: readonly string[],
): readonly string[] {
  const labelled = new Set(
    examples.flatMap(({ regions }) => regions.flatMap(({ spans }) => spans.map((s) => s.category))),
  );
  for (const category of labelled)
    if (!categories.includes(category))
      throw new RangeError(`a label has the undeclared category "${category}"`);
  return categories.filter((category) => labelled.has(category));
}

/** The model tag of every trained tag, where only some of the model's categories had labels. */
export function modelTags(trained: readonly string[], categories: readonly string[]): number[] {
  return [
    outside,
    ...trained.flatMap((category) => {
      const index = categories.indexOf(category);
      return [beginTag(index), insideTag(index)];
    }),
  ];
}

/** Rows of trained tags as rows of all of a model's tags, with `others` for the others. */
export function widenRows(
  rows: Float32Array,
  modelTag: readonly number[],
  tagCount: number,
  others = 0,
): Float32Array<ArrayBuffer> {
  const rowCount = rows.length / modelTag.length;
  const widened = new Float32Array(rowCount * tagCount).fill(others);
  for (let row = 0; row < rowCount; row++)
    for (const [tag, to] of modelTag.entries())
      widened[row * tagCount + to] = rows[row * modelTag.length + tag]!;
  return widened;
}

/** A chain over trained tags as one over all of a model's tags, which never enters the others. */
export function widenChain(
  chain: ChainWeights,
  modelTag: readonly number[],
  tagCount: number,
): { transitions: Float32Array; start: Float32Array; end: Float32Array } {
  const transitions = new Float32Array(tagCount * tagCount).fill(NEVER);
  const start = new Float32Array(tagCount).fill(NEVER);
  const end = new Float32Array(tagCount);
  for (const [tag, to] of modelTag.entries()) {
    start[to] = chain.start[tag]!;
    end[to] = chain.end[tag]!;
    for (const [before, from] of modelTag.entries())
      if (isLegalTransition(before, tag))
        transitions[from * tagCount + to] = chain.transitions[before * modelTag.length + tag]!;
  }
  return { transitions, start, end };
}
